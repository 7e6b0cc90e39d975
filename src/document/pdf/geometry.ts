import type { Box } from '../../invoice/index.ts';
import type { Pdfium } from './pdfium.ts';

/** Clockwise quarter turns. */
export type Quarters = 0 | 1 | 2 | 3;

/**
 * How PDF space (origin bottom left, y upwards, before /Rotate) lies on the page as it is read (origin top left,
 * y downwards, upright): x' = a·x + c·y + e, y' = b·x + d·y + f, in points.
 */
export interface PageFrame {
  width: number;
  height: number;
  /** Turned clockwise beyond the page's own /Rotate. */
  turned: Quarters;
  matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

export function toQuarters(turns: number): Quarters {
  return (((Math.round(turns) % 4) + 4) % 4) as Quarters;
}

/**
 * The frame of a rectangle of PDF space that is shown turned.
 * @param turns all quarter turns clockwise together, of /Rotate and beyond
 */
export function makeFrame(
  box: { left: number; bottom: number; right: number; top: number },
  turns: Quarters,
  turned: Quarters,
): PageFrame {
  const { left, bottom, right, top } = box;
  const across = right - left;
  const up = top - bottom;
  const [width, height] = turns % 2 === 0 ? [across, up] : [up, across];
  const matrices = [
    [1, 0, 0, -1, -left, top],
    [0, 1, 1, 0, -bottom, -left],
    [-1, 0, 0, 1, right, -bottom],
    [0, -1, -1, 0, top, right],
  ] as const;
  return { width, height, turned, matrix: matrices[turns] };
}

/** The frame of a loaded page: its visible box (CropBox within MediaBox) and /Rotate, turned further on request. */
export function readFrame(pdf: Pdfium, page: number, turned: Quarters = 0): PageFrame {
  const { api } = pdf;
  return pdf.scratch(16, (pointer) => {
    if (!api.FPDF_GetPageBoundingBox(page, pointer)) throw new RangeError('page without a box');
    const at = pointer >> 2;
    const heap = pdf.floats();
    // FS_RECTF of fpdfview.h: left, top, right, bottom.
    const box = { left: heap[at]!, top: heap[at + 1]!, right: heap[at + 2]!, bottom: heap[at + 3]! };
    return makeFrame(box, toQuarters(api.FPDFPage_GetRotation(page) + turned), turned);
  });
}

export function toPoint({ matrix: [a, b, c, d, e, f] }: PageFrame, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

export function toBox(frame: PageFrame, left: number, bottom: number, right: number, top: number): Box {
  const [xa, ya] = toPoint(frame, left, bottom);
  const [xb, yb] = toPoint(frame, right, top);
  return { x0: Math.min(xa, xb), y0: Math.min(ya, yb), x1: Math.max(xa, xb), y1: Math.max(ya, yb) };
}
