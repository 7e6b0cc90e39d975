import type { Pdfium } from './pdfium.ts';

/** FPDF_PAGEOBJ_* of fpdf_edit.h. */
const TYPE = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** How deep forms within forms are followed; hostile files nest them endlessly. */
const DEPTH = 4;
/** How many objects are looked at; a map or drawing has hundreds of thousands, and the picture that matters comes early. */
const OBJECTS = 20_000;

/** A rectangle of PDF space: origin bottom left. */
export interface Area {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

export interface PageObject {
  type: keyof typeof TYPE;
  handle: number;
  /** On the page, before /Rotate, whatever forms hold it. */
  area: Area;
}

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

/** The objects of a loaded page in the order in which they are painted, those inside forms included. */
export function* walkObjects(pdf: Pdfium, page: number): Generator<PageObject> {
  const { raw } = pdf;
  const names = new Map(Object.entries(TYPE).map(([name, code]) => [code, name as keyof typeof TYPE]));
  let left = OBJECTS;
  function* walk(
    count: number,
    get: (index: number) => number,
    matrix: Matrix,
    depth: number,
  ): Generator<PageObject> {
    for (let index = 0; index < count && left-- > 0; index++) {
      const handle = get(index);
      const type = handle === 0 ? undefined : names.get(raw.FPDFPageObj_GetType(handle) as 2);
      if (!type) continue;
      yield { type, handle, area: placed(boundsOf(pdf, handle), matrix) };
      if (type === 'form' && depth < DEPTH) {
        const inner = raw.FPDFFormObj_CountObjects(handle);
        const own = times(matrixOf(pdf, handle), matrix);
        yield* walk(inner, (at) => raw.FPDFFormObj_GetObject(handle, at), own, depth + 1);
      }
    }
  }
  yield* walk(raw.FPDFPage_CountObjects(page), (at) => raw.FPDFPage_GetObject(page, at), UNMOVED, 0);
}

export const widthOf = ({ left, right }: Area): number => right - left;
export const heightOf = ({ bottom, top }: Area): number => top - bottom;

function boundsOf({ raw, scratch, floats }: Pdfium, handle: number): Area {
  return scratch(16, (p) => {
    if (!raw.FPDFPageObj_GetBounds(handle, p, p + 4, p + 8, p + 12))
      return { left: 0, bottom: 0, right: 0, top: 0 };
    const heap = floats();
    const at = p >> 2;
    return { left: heap[at]!, bottom: heap[at + 1]!, right: heap[at + 2]!, top: heap[at + 3]! };
  });
}

function matrixOf({ raw, scratch, floats }: Pdfium, handle: number): Matrix {
  return scratch(24, (p) => {
    if (!raw.FPDFPageObj_GetMatrix(handle, p)) return UNMOVED;
    const [a, b, c, d, e, f] = floats().subarray(p >> 2, (p >> 2) + 6);
    return [a!, b!, c!, d!, e!, f!];
  });
}

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function placed({ left, bottom, right, top }: Area, matrix: Matrix): Area {
  if (matrix === UNMOVED) return { left, bottom, right, top };
  const [a, b, c, d, e, f] = matrix;
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => b * x + d * y + f));
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}
