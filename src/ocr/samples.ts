/** A picture seen through a coarse grid: its cells, and the pixels of it that stand for them. */
export interface Samples {
  columns: number;
  rows: number;
  /** The columns and rows of pixels that are looked at: as many in turn for each cell. */
  xs: Int32Array;
  ys: Int32Array;
}

/**
 * @param cells of the grid's longer side, at most
 * @param each pixels of a cell that are looked at, across and down
 */
export function samples(width: number, height: number, cells: number, each: number): Samples {
  const scale = Math.min(1, cells / Math.max(width, height));
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const places = (count: number, length: number) =>
    Int32Array.from({ length: count * each }, (_, i) => ((i + 0.5) * length) / (count * each));
  return { columns, rows, xs: places(columns, width), ys: places(rows, height) };
}
