import type { Pdfium } from './pdfium.ts';

/** FPDF_ANNOT_LINK and FPDF_ANNOT_POPUP of fpdf_annot.h: they are not printed. */
const UNPRINTED = new Set([2, 16]);

/** FLAT_NORMALDISPLAY and FLATTEN_SUCCESS of fpdf_flatten.h. */
const AS_SHOWN = 0;
const FLATTENED = 1;

/** What PDFium needs to draw the fields of a form. */
export interface FormFill {
  handle: number;
  close(): void;
}

/** Prepares a document's form, if it has one. It must be closed before the document. */
export function openForm({ api }: Pdfium, document: number): FormFill | undefined {
  if (api.FPDF_GetFormType(document) === 0) return undefined;
  const info = api.PDFiumExt_OpenFormFillInfo();
  const handle = info === 0 ? 0 : api.PDFiumExt_InitFormFillEnvironment(document, info);
  const close = () => {
    if (handle !== 0) api.PDFiumExt_ExitFormFillEnvironment(handle);
    if (info !== 0) api.PDFiumExt_CloseFormFillInfo(info);
  };
  if (handle !== 0) return { handle, close };
  close();
  return undefined;
}

/**
 * Writes what the annotations and form fields of a loaded page show into its content, so that their words are read and
 * drawn like any others; hidden ones are dropped. The file's bytes stay as they are.
 * @returns whether the page must be loaded again to see the change
 */
export function flattenAnnotations({ api }: Pdfium, page: number, form: FormFill | undefined): boolean {
  const count = api.FPDFPage_GetAnnotCount(page);
  let printed = false;
  for (let index = 0; index < count && !printed; index++) {
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    printed = !UNPRINTED.has(api.FPDFAnnot_GetSubtype(annotation));
    api.FPDFPage_CloseAnnot(annotation);
  }
  if (!printed) return false;
  // This gives fields without an appearance one.
  if (form) api.FORM_OnAfterLoadPage(page, form.handle);
  const outcome = api.FPDFPage_Flatten(page, AS_SHOWN);
  if (form) api.FORM_OnBeforeClosePage(page, form.handle);
  return outcome === FLATTENED;
}
