import { ReadError } from '../errors.ts';
import { readWords, type ToPage } from './pdf-words.ts';
import { guarded, pdfium } from './pdfium.ts';
import type { DocumentLimits, OpenDocument, Page, Raster } from './types.ts';

/** FPDF_ERR_PASSWORD of fpdfview.h. */
const ERROR_PASSWORD = 4;
const DPI = 200;
const MAX_SIDE = 4000;

/** @throws ReadError `damaged_pdf`, `encrypted_pdf`, `no_pages`, `too_many_pages` */
export async function openPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<OpenDocument> {
  const pdf = await pdfium();
  const { api } = pdf;
  const heap = () => (api.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const { malloc, free } = api.pdfium.wasmExports;
  let file = 0;
  let document = 0;
  const close = () => {
    if (!pdf.alive || file === 0) return;
    if (document !== 0) api.FPDF_CloseDocument(document);
    free(file);
    file = 0;
  };
  const pageCount = guarded(pdf, () => {
    file = malloc(bytes.length);
    if (file === 0) throw new RangeError('PDFium is out of memory');
    heap().set(bytes, file);
    document = api.FPDF_LoadMemDocument(file, bytes.length, '');
    if (document === 0) {
      const code = api.FPDF_GetLastError() === ERROR_PASSWORD ? 'encrypted_pdf' : 'damaged_pdf';
      close();
      throw new ReadError(code);
    }
    const count = api.FPDF_GetPageCount(document);
    if (count < 1) {
      close();
      throw new ReadError('no_pages');
    }
    if (count > limits.maxPages) {
      close();
      throw new ReadError('too_many_pages', `${count}, allowed ${limits.maxPages}`);
    }
    return count;
  });

  function onPage<Result>(index: number, use: (page: number) => Result): Result {
    return guarded(pdf, () => {
      const page = api.FPDF_LoadPage(document, index);
      if (page === 0) throw new ReadError('damaged_pdf', `page ${index + 1}`);
      const result = use(page);
      api.FPDF_ClosePage(page);
      return result;
    });
  }

  function render(page: number): Raster {
    const points = { width: api.FPDF_GetPageWidthF(page), height: api.FPDF_GetPageHeightF(page) };
    const scale = Math.min(
      DPI / 72,
      MAX_SIDE / Math.max(points.width, points.height),
      Math.sqrt(limits.maxPixels / (points.width * points.height)),
    );
    const width = Math.max(1, Math.round(points.width * scale));
    const height = Math.max(1, Math.round(points.height * scale));
    const bitmap = api.FPDFBitmap_CreateEx(width, height, 4, 0, 0);
    if (bitmap === 0) throw new RangeError('PDFium is out of memory');
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    // FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER: RGBx
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0x01 | 0x10);
    const from = api.FPDFBitmap_GetBuffer(bitmap);
    const stride = api.FPDFBitmap_GetStride(bitmap);
    const source = heap();
    const data = new Uint8Array(width * height * 3);
    let at = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0, s = from + y * stride; x < width; x++, s += 4) {
        data[at++] = source[s]!;
        data[at++] = source[s + 1]!;
        data[at++] = source[s + 2]!;
      }
    }
    api.FPDFBitmap_Destroy(bitmap);
    return { data, width, height };
  }

  async function page(number: number): Promise<Page> {
    return onPage(number - 1, (handle) => {
      const width = api.FPDF_GetPageWidthF(handle);
      const height = api.FPDF_GetPageHeightF(handle);
      const toPage: ToPage = (left, bottom, right, top) => ({
        x0: left,
        y0: height - top,
        x1: right,
        y1: height - bottom,
      });
      const words = readWords(pdf, handle, toPage);
      return {
        page: number,
        width,
        height,
        ...(words.length > 0 ? { words } : {}),
        raster: async () => onPage(number - 1, render),
      };
    });
  }

  return { format: 'pdf', pageCount, page, close };
}
