import { ReadError } from '../../base/index.ts';
import { type FormFill, openForm } from './annotations.ts';
import { type Pdfium, retireLarge, runGuarded } from './pdfium.ts';
import { addTrailer } from './repair.ts';

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY (a scheme that PDFium does not know) of fpdfview.h. */
const LOCKED = new Set([4, 5]);

/** A document in PDFium's memory. */
export interface LoadedDocument {
  handle: number;
  form: FormFill | undefined;
  closed(): boolean;
  close(): void;
}

/** @throws ReadError `damaged_pdf`, `encrypted_pdf` */
export function loadDocument(pdf: Pdfium, bytes: Uint8Array): LoadedDocument {
  const { api } = pdf;
  const { free } = api.pdfium.wasmExports;
  const { handle, file } = open(pdf, bytes) ?? open(pdf, addTrailer(bytes)) ?? {};
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
      runGuarded(pdf, () => {
        form?.close();
        api.FPDF_CloseDocument(handle);
        free(file);
      });
      retireLarge(pdf);
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
