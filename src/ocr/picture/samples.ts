import type { Raster } from '../../document/index.ts';

/** A picture seen through a coarse grid. */
export interface Cells {
  columns: number;
  rows: number;
  /** For each cell, row by row, the sums of red, green and blue over the pixels of it that were looked at. */
  sums: Uint16Array;
}

/**
 * @param cells of the grid's longer side, at most
 * @param each pixels of a cell that are looked at, across and down; at most 16, or the sums overflow
 */
export function sampled({ data, width, height }: Raster, cells: number, each: number): Cells {
  const scale = Math.min(1, cells / Math.max(width, height));
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const xs = places(columns * each, width);
  const ys = places(rows * each, height);
  const sums = new Uint16Array(columns * rows * 3);
  for (let y = 0; y < ys.length; y++) {
    const row = Math.floor(y / each) * columns * 3;
    addRow(data, ys[y]! * width, xs, each, sums.subarray(row, row + columns * 3));
  }
  return { columns, rows, sums };
}

/** The middles of so many equal parts of a side. */
const places = (count: number, side: number) =>
  Int32Array.from({ length: count }, (_, i) => ((i + 0.5) * side) / count);

/** Adds the pixels `xs` of a row that starts at pixel `line` to the cells that they belong to. */
function addRow(data: Uint8Array, line: number, xs: Int32Array, each: number, sums: Uint16Array): void {
  for (let i = 0, at = 0; i < xs.length; at += 3) {
    for (const end = i + each; i < end; i++) {
      const from = (line + xs[i]!) * 3;
      sums[at]! += data[from]!;
      sums[at + 1]! += data[from + 1]!;
      sums[at + 2]! += data[from + 2]!;
    }
  }
}
