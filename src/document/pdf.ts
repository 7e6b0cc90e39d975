import { ReadError } from '../errors.ts';
import { checkPageNumber } from './page-number.ts';
import { type FormFill, flattenAnnotations, openForm } from './pdf-annotations.ts';
import { xmlAttachments } from './pdf-attachments.ts';
import { frameOf, type Quarters } from './pdf-geometry.ts';
import { readGlyphs } from './pdf-glyphs.ts';
import { isUsable, uprightTurn } from './pdf-layer.ts';
import { heightOf, objectsOf, widthOf } from './pdf-objects.ts';
import { renderPage, renderPart } from './pdf-render.ts';
import { findSquares } from './pdf-squares.ts';
import { gatherWords } from './pdf-words.ts';
import { guarded, type Pdfium, pdfium, releasing, retire } from './pdfium.ts';
import type { DocumentLimits, OpenDocument, Page, Word } from './types.ts';

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY (a scheme that PDFium does not know) of fpdfview.h. */
const LOCKED = new Set([4, 5]);

/**
 * Opens a PDF. A page is parsed when it is asked for and freed at once; only the file's bytes stay in PDFium's memory.
 * @throws ReadError `damaged_pdf`, `encrypted_pdf`, `no_pages`, `too_many_pages`
 */
export async function openPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<OpenDocument> {
  const pdf = await pdfium();
  const { api } = pdf;
  const { handle, form, closed, close } = guarded(pdf, () => load(pdf, bytes));

  const pageCount = guarded(pdf, () => api.FPDF_GetPageCount(handle));
  if (pageCount < 1 || pageCount > limits.maxPages) {
    close();
    throw pageCount < 1
      ? new ReadError('no_pages')
      : new ReadError('too_many_pages', `${pageCount}, allowed ${limits.maxPages}`);
  }

  const flattened = new Set<number>();

  function onPage<Result>(number: number, use: (page: number) => Result): Result {
    if (closed()) throw new Error('the document is closed');
    return guarded(pdf, () => {
      let page = 0;
      const take = () => {
        page = api.FPDF_LoadPage(handle, number - 1);
        if (page === 0) throw new ReadError('damaged_pdf', `page ${number}`);
      };
      take();
      if (!flattened.has(number)) {
        flattened.add(number);
        if (flattenAnnotations(pdf, page, form)) {
          api.FPDF_ClosePage(page);
          take();
        }
      }
      return releasing(
        () => use(page),
        () => api.FPDF_ClosePage(page),
      );
    });
  }

  async function page(number: number): Promise<Page> {
    checkPageNumber(number, pageCount);
    return onPage(number, (loaded) => {
      const { words, turned } = readLayer(pdf, loaded);
      const { width, height } = frameOf(pdf, loaded, turned);
      return {
        page: number,
        width,
        height,
        ...(words ? { words } : {}),
        raster: async () =>
          onPage(number, (again) => renderPage(pdf, again, frameOf(pdf, again, turned), limits.maxPixels)),
        squares: async () =>
          onPage(number, (again) => {
            const frame = frameOf(pdf, again, turned);
            return findSquares(pdf, objectsOf(pdf, again), frame).map(({ box, scale }) => ({
              box,
              raster: renderPart(pdf, again, frame, box, scale),
            }));
          }),
      };
    });
  }

  function xmlFiles(): Uint8Array[] {
    if (closed()) throw new Error('the document is closed');
    return guarded(pdf, () => xmlAttachments(pdf, handle, bytes));
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
  const { malloc, free } = api.pdfium.wasmExports;
  const file = malloc(bytes.length);
  if (file === 0) throw new RangeError('PDFium is out of memory');
  pdf.bytes().set(bytes, file);
  const handle = api.FPDF_LoadMemDocument(file, bytes.length, '');
  if (handle === 0) {
    const error = api.FPDF_GetLastError();
    free(file);
    throw new ReadError(LOCKED.has(error) ? 'encrypted_pdf' : 'damaged_pdf');
  }
  let open = true;
  const form = openForm(pdf, handle);
  return {
    handle,
    form,
    closed: () => !open,
    close() {
      if (!open) return;
      open = false;
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

/** The words of a loaded page when its text layer is usable, and how the page must be turned to be read. */
function readLayer(pdf: Pdfium, page: number): { words?: Word[]; turned: Quarters } {
  const shown = frameOf(pdf, page);
  const glyphs = readGlyphs(pdf, page, shown).filter((glyph) => !glyph.hidden);
  const area = shown.width * shown.height;
  let picture = 0;
  for (const object of objectsOf(pdf, page)) {
    if (object.type === 'image')
      picture = Math.max(picture, (widthOf(object.area) * heightOf(object.area)) / area);
  }
  if (!isUsable(glyphs, { picture })) return { turned: 0 };
  const turned = uprightTurn(glyphs);
  const frame = turned === 0 ? shown : frameOf(pdf, page, turned);
  const upright = turned === 0 ? glyphs : readGlyphs(pdf, page, frame).filter((glyph) => !glyph.hidden);
  const words = gatherWords(upright).filter(({ box }) => {
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    return x >= 0 && y >= 0 && x <= frame.width && y <= frame.height;
  });
  return { words, turned };
}
