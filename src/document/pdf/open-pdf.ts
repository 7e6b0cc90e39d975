import { ReadError } from '../../base/index.ts';
import type { Box } from '../../invoice/index.ts';
import { checkPageNumber } from '../image/index.ts';
import type { DocumentLimits, OpenDocument, Page, Word } from '../types.ts';
import { type FormFill, flattenAnnotations, openForm } from './annotations.ts';
import { xmlAttachments } from './attachments.ts';
import { hasUnreadContent } from './content.ts';
import { frameOf, type PageFrame, type Quarters } from './geometry.ts';
import { readGlyphs } from './glyphs.ts';
import { inkOf } from './ink.ts';
import { isUsable, uprightTurn } from './layer.ts';
import { objectsOf } from './objects.ts';
import { guarded, type Pdfium, pdfium, retire } from './pdfium.ts';
import { renderPage, renderPart } from './render.ts';
import { withTrailer } from './repair.ts';
import { findSquares } from './squares.ts';
import { gatherWords } from './words.ts';

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY (a scheme that PDFium does not know) of fpdfview.h. */
const LOCKED = new Set([4, 5]);

/**
 * Opens a PDF. A page is parsed when it is asked for and freed with the next one: the file's bytes and one page are in PDFium's memory.
 * @throws ReadError `damaged_pdf`, `encrypted_pdf`, `no_pages`, `too_many_pages`
 */
export async function openPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<OpenDocument> {
  let pdf = await pdfium();
  let loaded = guarded(pdf, () => load(pdf, bytes));

  const pageCount = guarded(pdf, () => pdf.api.FPDF_GetPageCount(loaded.handle));
  if (pageCount < 1 || pageCount > limits.maxPages) {
    loaded.close();
    throw pageCount < 1
      ? new ReadError('no_pages')
      : new ReadError('too_many_pages', `${pageCount}, allowed ${limits.maxPages}`);
  }

  const flattened = new Set<number>();
  /** The page used last: its words, its parts and its picture are asked for one after the other, and parsing takes as long as reading. */
  let held: { number: number; page: number } | undefined;

  function letGo(): void {
    if (held) pdf.api.FPDF_ClosePage(held.page);
    held = undefined;
  }

  /** A page that broke the parser, of this document or of another one, costs that page only: the others are read by a fresh one. */
  async function revive(): Promise<void> {
    if (pdf.alive || loaded.closed()) return;
    held = undefined;
    pdf = await pdfium();
    loaded = guarded(pdf, () => load(pdf, bytes));
    flattened.clear();
  }

  async function onPage<Result>(number: number, use: (page: number) => Result): Promise<Result> {
    await revive();
    const { handle, form, closed } = loaded;
    const { api } = pdf;
    if (closed()) throw new Error('the document is closed');
    return guarded(pdf, () => {
      const take = () => {
        letGo();
        const page = api.FPDF_LoadPage(handle, number - 1);
        if (page === 0) throw new ReadError('damaged_pdf', `page ${number}`);
        held = { number, page };
        return page;
      };
      let page = held?.number === number ? held.page : take();
      if (!flattened.has(number)) {
        flattened.add(number);
        if (flattenAnnotations(pdf, page, form)) page = take();
      }
      return use(page);
    });
  }

  async function page(number: number): Promise<Page> {
    checkPageNumber(number, pageCount);
    return onPage(number, (opened) => {
      const { words, turned, squares } = readLayer(pdf, opened);
      const { width, height } = frameOf(pdf, opened, turned);
      return {
        page: number,
        width,
        height,
        ...(words ? { words } : {}),
        raster: async () => {
          const draw = (again: number) =>
            renderPage(pdf, again, frameOf(pdf, again, turned), limits.maxPixels, () =>
              hasUnreadContent(pdf, loaded.handle, again, number),
            );
          const raster = await onPage(number, draw);
          // The pictures decoded for it would stay in memory while it is read.
          release();
          return raster;
        },
        ...(squares.length > 0 && {
          squares: squares.map((box) => ({
            box,
            draw: async (pixels) =>
              onPage(number, (again) => {
                const scale = pixels / Math.max(box.x1 - box.x0, box.y1 - box.y0);
                return renderPart(pdf, again, frameOf(pdf, again, turned), box, scale);
              }),
          })),
        }),
      };
    });
  }

  function release(): void {
    if (!loaded.closed() && pdf.alive) guarded(pdf, letGo);
  }

  function close(): void {
    release();
    loaded.close();
  }

  function xmlFiles(): Uint8Array[] {
    if (loaded.closed()) throw new Error('the document is closed');
    return guarded(pdf, () => xmlAttachments(pdf, loaded.handle, bytes));
  }

  return { format: 'pdf', pageCount, page, xmlFiles, close };
}

interface Loaded {
  handle: number;
  form: FormFill | undefined;
  closed(): boolean;
  close(): void;
}

/** @throws ReadError `damaged_pdf`, `encrypted_pdf` */
function load(pdf: Pdfium, bytes: Uint8Array): Loaded {
  const { api } = pdf;
  const { free } = api.pdfium.wasmExports;
  const { handle, file } = open(pdf, bytes) ?? open(pdf, withTrailer(bytes)) ?? {};
  if (!handle || !file) throw new ReadError('damaged_pdf');
  let isOpen = true;
  const form = openForm(pdf, handle);
  return {
    handle,
    form,
    closed: () => !isOpen,
    close() {
      if (!isOpen) return;
      isOpen = false;
      if (!pdf.alive) return;
      guarded(pdf, () => {
        form?.close();
        api.FPDF_CloseDocument(handle);
        free(file);
      });
      retire(pdf);
    },
  };
}

/** A file in PDFium's memory, opened; undefined when it cannot be. @throws ReadError `encrypted_pdf` */
function open(pdf: Pdfium, bytes: Uint8Array | undefined): { handle: number; file: number } | undefined {
  if (!bytes) return undefined;
  const { api } = pdf;
  const { malloc, free } = api.pdfium.wasmExports;
  const file = malloc(bytes.length);
  if (file === 0) throw new RangeError('PDFium is out of memory');
  pdf.bytes().set(bytes, file);
  const handle = api.FPDF_LoadMemDocument(file, bytes.length, '');
  if (handle !== 0) return { handle, file };
  const error = api.FPDF_GetLastError();
  free(file);
  if (LOCKED.has(error)) throw new ReadError('encrypted_pdf');
  return undefined;
}

interface Layer {
  /** Absent when the text layer is not usable. */
  words?: Word[];
  /** How the page must be turned to be read. */
  turned: Quarters;
  /** Where square codes may be, beside words. */
  squares: Box[];
}

function readLayer(pdf: Pdfium, page: number): Layer {
  const shown = frameOf(pdf, page);
  const objects = [...objectsOf(pdf, page)];
  const ink = inkOf(pdf, objects, shown);
  const glyphsIn = (frame: PageFrame) =>
    readGlyphs(pdf, page, frame, ink.covered).filter((glyph) => !glyph.hidden);
  const glyphs = glyphsIn(shown);
  if (!isUsable(glyphs, ink)) return { turned: 0, squares: [] };
  const turned = uprightTurn(glyphs);
  const frame = turned === 0 ? shown : frameOf(pdf, page, turned);
  const upright = turned === 0 ? glyphs : glyphsIn(frame);
  const words = gatherWords(upright).filter(({ box }) => {
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    return x >= 0 && y >= 0 && x <= frame.width && y <= frame.height;
  });
  return { words, turned, squares: findSquares(pdf, objects, frame) };
}
