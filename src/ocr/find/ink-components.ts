import type { Grey, Rectangle } from '../picture/index.ts';
import { findConnectedComponents, type Run } from './connected-components.ts';

/** The bounds of a connected component of ink: x0 ≤ x < x1, y0 ≤ y < y1. */
export interface InkComponent {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface InkComponents {
  /** In pixels of the picture reduced by `step`. */
  components: InkComponent[];
  /** How many times the picture was reduced. */
  step: number;
}

/** Ink is looked for in a picture of at most this many pixels: A4 at 200 dpi is halved, and print of 4 points is 4 to 5 pixels high in it. */
const MAX_PIXELS = 2_000_000;
/** Half the side of the square whose mean is taken for the ground. Pixels of the reduced picture. */
const GROUND_RADIUS = 10;
/** Ink is darker than its ground by at least this many grey levels. */
const MIN_CONTRAST = 36;
/**
 * Runs of ink in all rows together, above which nothing is looked for: more than any of 110 pages and photos has, all its text included; noise
 * has half a million.
 */
const MAX_RUNS = 60_000;

/** The longer side of a letter, at least; dots and dashes are smaller. Pixels of the reduced picture. */
export const MIN_LETTER = 4;
/** A component longer than this many times its shorter side is taken for letters that touch, each this many shorter sides long. */
const TOUCHING_LETTERS = 3;
const TOUCHING_LETTER = 1.3;

/** The connected components of the ink outside of the `covered` areas. */
export function findInkComponents(page: Grey, covered: readonly Rectangle[]): InkComponents {
  let [picture, step] = [page, 1];
  for (; picture.width * picture.height > MAX_PIXELS; step *= 2) picture = halve(picture);
  const ink = inkOf(picture);
  for (const area of covered) erase(ink, picture, area, step);
  const { width, height } = picture;
  if (countRuns(ink) > MAX_RUNS) return { components: [], step };
  return { components: findConnectedComponents(ink, width, height, 0).map(boundsOf), step };
}

export const measureWidth = ({ x0, x1 }: InkComponent) => x1 - x0;
export const measureHeight = ({ y0, y1 }: InkComponent) => y1 - y0;
export const measureLongerSide = (component: InkComponent) =>
  Math.max(measureWidth(component), measureHeight(component));
export const measureShorterSide = (component: InkComponent) =>
  Math.min(measureWidth(component), measureHeight(component));

/** The size of a component's letters: those of a word may touch. */
export const measureLetterSize = (component: InkComponent) =>
  measureLongerSide(component) > TOUCHING_LETTERS * measureShorterSide(component)
    ? TOUCHING_LETTER * measureShorterSide(component)
    : measureLongerSide(component);

/** Each pixel is the mean of two by two. */
function halve({ data, width, height }: Grey): Grey {
  const [columns, rows] = [width >> 1, height >> 1];
  const out = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) halveRows(data, 2 * y * width, width, out, y * columns, columns);
  return { data: out, width: columns, height: rows };
}

function halveRows(
  data: Uint8Array,
  from: number,
  width: number,
  out: Uint8Array,
  to: number,
  columns: number,
): void {
  for (let i = to, at = from; i < to + columns; i++, at += 2) {
    out[i] = (data[at]! + data[at + 1]! + data[at + width]! + data[at + width + 1]!) >> 2;
  }
}

/** 1 where a pixel is darker than the ground around it. */
function inkOf({ data, width, height }: Grey): Uint8Array {
  const ink = new Uint8Array(width * height);
  /** The sum of each column over the rows around, and the sums of all columns before each one. */
  const columns = new Int32Array(width);
  const sums = new Int32Array(width + 1);
  const none = new Uint8Array(width);
  const row = (y: number) => (y < 0 || y >= height ? none : data.subarray(y * width, (y + 1) * width));
  for (let y = 0; y < GROUND_RADIUS; y++) slide(columns, sums, row(y), none);
  for (let y = 0; y < height; y++) {
    slide(columns, sums, row(y + GROUND_RADIUS), row(y - GROUND_RADIUS - 1));
    const rows = Math.min(height, y + GROUND_RADIUS + 1) - Math.max(0, y - GROUND_RADIUS);
    inkOfRow(data, ink, y * width, sums, rows);
  }
  return ink;
}

/** Adds the row `taken` to the sums and takes the row `left` out of them. */
function slide(columns: Int32Array, sums: Int32Array, taken: Uint8Array, left: Uint8Array): void {
  for (let x = 0, sum = 0; x < columns.length; ) {
    const column = columns[x]! + taken[x]! - left[x]!;
    columns[x] = column;
    sum += column;
    sums[++x] = sum;
  }
}

/** Marks the ink of the row that starts at `at`. `sums`: of all columns before each one, over `rows` rows around this one. */
function inkOfRow(data: Uint8Array, ink: Uint8Array, at: number, sums: Int32Array, rows: number): void {
  const width = sums.length - 1;
  for (let x = 0; x < width; x++) {
    const value = data[at + x]! + MIN_CONTRAST;
    if (value > 255) continue; // no ground is that much brighter
    const left = Math.max(0, x - GROUND_RADIUS);
    const right = Math.min(width, x + GROUND_RADIUS + 1);
    if (sums[right]! - sums[left]! > value * rows * (right - left)) ink[at + x] = 1;
  }
}

/** Takes the ink within an area away. */
function erase(ink: Uint8Array, { width, height }: Grey, area: Rectangle, step: number): void {
  const [cos, sin] = [Math.cos(area.angle), Math.sin(area.angle)];
  const [cx, cy, w, h] = [area.cx / step, area.cy / step, area.width / 2 / step, area.height / 2 / step];
  const reachX = Math.abs(cos) * w + Math.abs(sin) * h;
  const reachY = Math.abs(sin) * w + Math.abs(cos) * h;
  const bottom = Math.min(height, cy + reachY);
  const right = Math.min(width, cx + reachX);
  for (let y = Math.max(0, Math.floor(cy - reachY)); y < bottom; y++) {
    const dy = y + 0.5 - cy;
    for (let x = Math.max(0, Math.floor(cx - reachX)); x < right; x++) {
      const dx = x + 0.5 - cx;
      if (Math.abs(dx * cos + dy * sin) <= w && Math.abs(dy * cos - dx * sin) <= h) ink[y * width + x] = 0;
    }
  }
}

function countRuns(ink: Uint8Array): number {
  let runs = 0;
  for (let at = ink.indexOf(1); at >= 0; runs++) {
    const end = ink.indexOf(0, at);
    at = end < 0 ? -1 : ink.indexOf(1, end);
  }
  return runs;
}

function boundsOf(runs: readonly Run[]): InkComponent {
  const bounds = { x0: Infinity, y0: runs[0]!.y, x1: 0, y1: runs.at(-1)!.y + 1 };
  for (const { x0, x1 } of runs) {
    bounds.x0 = Math.min(bounds.x0, x0);
    bounds.x1 = Math.max(bounds.x1, x1);
  }
  return bounds;
}
