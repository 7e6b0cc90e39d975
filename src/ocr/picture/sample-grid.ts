import type { Raster } from '../../document/index.ts';

/** A picture reduced to the cells of a coarse grid. */
export interface Grid {
  columns: number;
  rows: number;
  /** For each cell, row by row, the sums of red, green and blue over its sampled pixels. */
  sums: Uint16Array;
}

/**
 * Samples a picture on a grid of cells.
 * @param cells number of cells along the longer side, at most
 * @param samples pixels sampled in each cell, across and down; at most 16, or the sums overflow
 */
export function sampleGrid({ data, width, height }: Raster, cells: number, samples: number): Grid {
  const scale = Math.min(1, cells / Math.max(width, height));
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const xs = middles(columns * samples, width);
  const ys = middles(rows * samples, height);
  const sums = new Uint16Array(columns * rows * 3);
  for (let y = 0; y < ys.length; y++) {
    const row = Math.floor(y / samples) * columns * 3;
    addRow(data, ys[y]! * width, xs, samples, sums.subarray(row, row + columns * 3));
  }
  return { columns, rows, sums };
}

/** The middles of `count` equal parts of a side. */
const middles = (count: number, side: number) =>
  Int32Array.from({ length: count }, (_, i) => ((i + 0.5) * side) / count);

/** Adds the pixels `xs` of the row that starts at pixel `line` to their cells. */
function addRow(data: Uint8Array, line: number, xs: Int32Array, samples: number, sums: Uint16Array): void {
  for (let i = 0, at = 0; i < xs.length; at += 3) {
    for (const end = i + samples; i < end; i++) {
      const from = (line + xs[i]!) * 3;
      sums[at]! += data[from]!;
      sums[at + 1]! += data[from + 1]!;
      sums[at + 2]! += data[from + 2]!;
    }
  }
}
