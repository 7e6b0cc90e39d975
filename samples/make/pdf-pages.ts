import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import type { Picture } from './picture.ts';

const wasmFile = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

/** Draws every page of a PDF at `dpi` on white. */
export async function drawPdf(pdfFile: string, dpi: number): Promise<Picture[]> {
  const wasm = await readFile(wasmFile);
  const pdfium = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
  });
  pdfium.PDFiumExt_Init();
  // Read anew each time: growing the memory replaces the array. The package's types leave it out.
  const memory = (): Uint8Array => (pdfium.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const bytes = await readFile(pdfFile);
  const file = pdfium.pdfium.wasmExports.malloc(bytes.length);
  memory().set(bytes, file);
  const document = pdfium.FPDF_LoadMemDocument(file, bytes.length, '');
  if (!document) throw new Error(`${pdfFile} cannot be opened`);
  const pictures: Picture[] = [];
  for (let index = 0; index < pdfium.FPDF_GetPageCount(document); index++) {
    const page = pdfium.FPDF_LoadPage(document, index);
    const width = Math.round((pdfium.FPDF_GetPageWidthF(page) * dpi) / 72);
    const height = Math.round((pdfium.FPDF_GetPageHeightF(page) * dpi) / 72);
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const heap = memory();
    const data = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        // PDFium's bitmaps are blue, green, red, unused.
        const from = start + y * stride + x * 4;
        const to = (y * width + x) * 3;
        data[to] = heap[from + 2]!;
        data[to + 1] = heap[from + 1]!;
        data[to + 2] = heap[from]!;
      }
    }
    pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.FPDF_ClosePage(page);
    pictures.push({ data, width, height });
  }
  pdfium.FPDF_CloseDocument(document);
  pdfium.pdfium.wasmExports.free(file);
  return pictures;
}
