import type { Grey } from './picture.ts';

/** How far the threshold lies below the mean where there is little contrast: k of the formula. */
const K = 0.2;
/** Side of the window as a share of the page's long side: about two lines of text. */
const WINDOW = 1 / 50;
/** Half of its side, at least. Pixels. */
const MIN_RADIUS = 8;

/**
 * To black and white by the local threshold of Sauvola and Pietikäinen, "Adaptive document image binarization", 2000:
 * mean × (1 + k × (deviation / 128 − 1)) over a window, so that stains and shadows become ground.
 */
export function binarize({ data, width, height }: Grey): Grey {
  const radius = Math.max(MIN_RADIUS, Math.round((Math.max(width, height) * WINDOW) / 2));
  const out = new Uint8Array(new SharedArrayBuffer(data.length));
  // Sums over each column of the window's rows, kept up to date from row to row.
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let y = 0; y < Math.min(radius, height); y++) addRow(data, y * width, 1, sums, squares);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(data, (y + radius) * width, 1, sums, squares);
    if (y - radius - 1 >= 0) addRow(data, (y - radius - 1) * width, -1, sums, squares);
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    binarizeRow(data, out, y * width, { radius, rows, sums, squares });
  }
  return { data: out, width, height };
}

function addRow(
  data: Uint8Array,
  start: number,
  sign: 1 | -1,
  sums: Float64Array,
  squares: Float64Array,
): void {
  for (let x = 0, i = start; x < sums.length; x++, i++) {
    const v = data[i]!;
    sums[x]! += sign * v;
    squares[x]! += sign * v * v;
  }
}

/** The window around a row: half its side, its rows, and over these the sums and sums of squares of each column. */
interface Window {
  radius: number;
  rows: number;
  sums: Float64Array;
  squares: Float64Array;
}

function binarizeRow(
  data: Uint8Array,
  out: Uint8Array,
  start: number,
  { radius, rows, sums, squares }: Window,
): void {
  const width = sums.length;
  let sum = 0;
  let square = 0;
  for (let x = 0; x < Math.min(radius, width); x++) {
    sum += sums[x]!;
    square += squares[x]!;
  }
  for (let x = 0, i = start; x < width; x++, i++) {
    if (x + radius < width) {
      sum += sums[x + radius]!;
      square += squares[x + radius]!;
    }
    if (x - radius - 1 >= 0) {
      sum -= sums[x - radius - 1]!;
      square -= squares[x - radius - 1]!;
    }
    const count = rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
    out[i] = data[i]! > mean * (1 + K * (deviation / 128 - 1)) ? 255 : 0;
  }
}
