import { findOtsuThreshold } from '../picture/index.ts';
import { type Crop, LINE_HEIGHT } from './crop-line.ts';

/** Where the ink of a line is, in pixels of the crop. */
export interface Ink {
  /** 1 for each column that holds ink. */
  columns: Uint8Array;
  /** The first inked row of the line and the one after its last. */
  top: number;
  bottom: number;
  /** The grey level that separates ink from ground, and whether the ink is the lighter of the two. */
  threshold: number;
  inverse: boolean;
}

/** So many rows at both edges may belong to the lines above and below. */
const EDGE = 3;
/** A line ends at a gap of this many rows: smaller ones are between a letter and its dot or accent. */
const ROW_GAP = 6;

export function findInk({ data, width }: Crop): Ink {
  const threshold = findOtsuThreshold(data);
  const inverse = countDark(data, threshold) * 2 > data.length;
  const columns = new Uint8Array(width);
  /** Takes the marks of the rows at the edges, which do not count. */
  const ignored = new Uint8Array(width);
  const rows = Uint32Array.from({ length: LINE_HEIGHT }, (_, y) => {
    const inside = y >= EDGE && y < LINE_HEIGHT - EDGE;
    return inkRow(data, y * width, threshold, inverse, inside ? columns : ignored);
  });
  const middle = LINE_HEIGHT / 2;
  const [top, bottom] = [lastInk(rows, middle, -1), lastInk(rows, middle - 1, 1) + 1];
  return { columns, top, bottom, threshold, inverse };
}

function countDark(data: Uint8Array, threshold: number): number {
  let dark = 0;
  for (let i = 0; i < data.length; i++) if (data[i]! <= threshold) dark++;
  return dark;
}

/** Marks the columns of a row that are inked, and counts them. */
function inkRow(
  data: Uint8Array,
  from: number,
  threshold: number,
  inverse: boolean,
  columns: Uint8Array,
): number {
  let count = 0;
  for (let x = 0, i = from; x < columns.length; x++, i++) {
    if (data[i]! <= threshold === inverse) continue;
    count++;
    columns[x] = 1;
  }
  return count;
}

/** For each column, how far its pixel that is least like the ground is from the ground, in grey levels. */
export function measureColumnContrast({ data, width }: Crop, { threshold, inverse }: Ink): Uint8Array {
  const farthest = new Uint8Array(width).fill(inverse ? 0 : 255);
  let sum = 0;
  let count = 0;
  for (let y = 0, i = 0; y < LINE_HEIGHT; y++) {
    const inside = y >= EDGE && y < LINE_HEIGHT - EDGE;
    for (let x = 0; x < width; x++, i++) {
      const value = data[i]!;
      if (inside && (inverse ? value > farthest[x]! : value < farthest[x]!)) farthest[x] = value;
      if (value <= threshold !== inverse) continue;
      sum += value;
      count++;
    }
  }
  const ground = sum / Math.max(1, count);
  return farthest.map((value) => Math.abs(value - ground));
}

/** So many blank columns are left at both ends, as recognition time grows with the width. F1 of numbers 96.9 at 4, 97.4 at 8, 97.2 at 10. */
const MARGIN = 8;

/** Cuts off the blank ends of a crop. A crop without ink stays as it is. */
export function trimCrop(crop: Crop): Crop {
  const { columns } = findInk(crop);
  const first = columns.indexOf(1);
  if (first < 0) return crop;
  const start = Math.max(0, first - MARGIN);
  const end = Math.min(crop.width, columns.lastIndexOf(1) + 1 + MARGIN);
  const width = end - start;
  const data = new Uint8Array(width * LINE_HEIGHT);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    data.set(crop.data.subarray(y * crop.width + start, y * crop.width + end), y * width);
  }
  const { area } = crop;
  const scale = area.width / crop.width;
  const shift = ((start + end - crop.width) / 2) * scale;
  return {
    data,
    width,
    area: {
      ...area,
      width: width * scale,
      cx: area.cx + Math.cos(area.angle) * shift,
      cy: area.cy + Math.sin(area.angle) * shift,
    },
  };
}

/** The last inked row when going from `start` until the ink ends. */
function lastInk(rows: Uint32Array, start: number, step: 1 | -1): number {
  let last = start;
  for (let y = start, gap = 0; y >= 0 && y < rows.length && gap < ROW_GAP; y += step) {
    if (rows[y]! > 0) {
      last = y;
      gap = 0;
    } else gap++;
  }
  return last;
}
