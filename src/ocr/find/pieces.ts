import type { Grey, Rectangle } from '../picture/index.ts';
import { connectedRuns, type Run } from './components.ts';

/** A connected piece of ink: x0 ≤ x < x1. */
export interface Piece {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Pieces {
  /** In pixels of a picture `step` times as small. */
  pieces: Piece[];
  step: number;
}

/** Pixels of the picture in which ink is looked for, at most: A4 at 200 dpi is halved, and print of 4 points is 4 to 5 high in it. */
const MOST_PIXELS = 2_000_000;
/** Half the side of the square whose mean is the ground, in pixels of that picture. */
const REACH = 10;
/** Grey levels by which ink is darker than its ground. */
const CONTRAST = 36;
/** Stretches of ink in all rows together, beyond which nothing is looked for: more than any of 110 pages and photos has, all its text included; noise has half a million. */
const MOST_RUNS = 60_000;

/** The pieces of ink outside of `covered`. */
export function piecesOfInk(page: Grey, covered: readonly Rectangle[]): Pieces {
  let [picture, step] = [page, 1];
  for (; picture.width * picture.height > MOST_PIXELS; step *= 2) picture = halve(picture);
  const ink = inkOf(picture);
  for (const area of covered) erase(ink, picture, area, step);
  const { width, height } = picture;
  if (countRuns(ink) > MOST_RUNS) return { pieces: [], step };
  return { pieces: connectedRuns(ink, width, height, 0).map(boundsOf), step };
}

/** The means of squares of two by two pixels. */
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
  /** Of the pixels of each column, in the rows around; and of all columns before each one. */
  const columns = new Int32Array(width);
  const sums = new Int32Array(width + 1);
  const none = new Uint8Array(width);
  const row = (y: number) => (y < 0 || y >= height ? none : data.subarray(y * width, (y + 1) * width));
  for (let y = 0; y < REACH; y++) slide(columns, sums, row(y), none);
  for (let y = 0; y < height; y++) {
    slide(columns, sums, row(y + REACH), row(y - REACH - 1));
    const rows = Math.min(height, y + REACH + 1) - Math.max(0, y - REACH);
    inkOfRow(data, ink, y * width, sums, rows);
  }
  return ink;
}

/** Takes a row in and another one out. */
function slide(columns: Int32Array, sums: Int32Array, taken: Uint8Array, left: Uint8Array): void {
  for (let x = 0, sum = 0; x < columns.length; ) {
    const column = columns[x]! + taken[x]! - left[x]!;
    columns[x] = column;
    sum += column;
    sums[++x] = sum;
  }
}

/** Pixels of the row that starts at `at` in, ink out. `sums`: of all columns before each one, over this many rows around it. */
function inkOfRow(data: Uint8Array, ink: Uint8Array, at: number, sums: Int32Array, rows: number): void {
  const width = sums.length - 1;
  for (let x = 0; x < width; x++) {
    const value = data[at + x]! + CONTRAST;
    if (value > 255) continue; // no ground is so bright
    const left = Math.max(0, x - REACH);
    const right = Math.min(width, x + REACH + 1);
    if (sums[right]! - sums[left]! > value * rows * (right - left)) ink[at + x] = 1;
  }
}

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

function boundsOf(runs: readonly Run[]): Piece {
  const bounds = { x0: Infinity, y0: runs[0]!.y, x1: 0, y1: runs.at(-1)!.y + 1 };
  for (const { x0, x1 } of runs) {
    bounds.x0 = Math.min(bounds.x0, x0);
    bounds.x1 = Math.max(bounds.x1, x1);
  }
  return bounds;
}
