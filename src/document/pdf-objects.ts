import type { Pdfium } from './pdfium.ts';

/** FPDF_PAGEOBJ_* of fpdf_edit.h. */
const TYPE = { path: 2, image: 3, shading: 4, form: 5 } as const;

/** Forms within forms are followed this far; hostile files nest them without end. */
const DEPTH = 4;
/** Objects looked at; a map or drawing has hundreds of thousands, and the picture that matters comes early. */
const OBJECTS = 20_000;

export interface PageObject {
  type: keyof typeof TYPE;
  handle: number;
  /** In the space of the page or of the form that holds it. */
  width: number;
  height: number;
}

/** The drawn objects of a loaded page apart from text, those inside forms included. */
export function* objectsOf(pdf: Pdfium, page: number): Generator<PageObject> {
  const { api } = pdf;
  const names = new Map(Object.entries(TYPE).map(([name, code]) => [code, name as keyof typeof TYPE]));
  let left = OBJECTS;
  function* walk(count: number, get: (index: number) => number, depth: number): Generator<PageObject> {
    for (let index = 0; index < count && left-- > 0; index++) {
      const handle = get(index);
      const type = handle === 0 ? undefined : names.get(api.FPDFPageObj_GetType(handle) as 2);
      if (!type) continue;
      yield { type, handle, ...sizeOf(pdf, handle) };
      if (type === 'form' && depth < DEPTH) {
        const inner = api.FPDFFormObj_CountObjects(handle);
        yield* walk(inner, (at) => api.FPDFFormObj_GetObject(handle, at), depth + 1);
      }
    }
  }
  yield* walk(api.FPDFPage_CountObjects(page), (at) => api.FPDFPage_GetObject(page, at), 0);
}

function sizeOf({ api, scratch, floats }: Pdfium, handle: number): { width: number; height: number } {
  return scratch(16, (p) => {
    if (!api.FPDFPageObj_GetBounds(handle, p, p + 4, p + 8, p + 12)) return { width: 0, height: 0 };
    const [left, bottom, right, top] = floats().subarray(p >> 2, (p >> 2) + 4);
    return { width: right! - left!, height: top! - bottom! };
  });
}
