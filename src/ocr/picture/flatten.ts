import type { Raster } from '../../document/index.ts';
import type { Size } from './picture.ts';
import { measurePolygonArea, type Point, type Rectangle } from './rectangle.ts';
import type { Corners } from './sheet.ts';

/** A sheet is laid flat when one of its sides is off by more than this, in degrees, or is so many times as long as the opposite one. */
const MAX_SLOPE = 4;
const MAX_TAPER = 1.12;
/** A sheet that lies straight is cut out when it takes less of the picture than this share: the rest only costs resolution. */
const MAX_STRAIGHT_AREA = 0.7;
/** At most this share of the text, by length, may lie outside of the sheet: patterns of wood and cloth look like text. Less where only margins are cut off. */
const MAX_TEXT_OUTSIDE = 0.1;
const MAX_TEXT_IN_MARGIN = 0.02;
/**
 * A sheet lies flat where this share of its text, by length, is parallel to its sides within this angle (radians; 2.5°). Only lines so many times as long
 * as high count.
 */
const MIN_PARALLEL = 0.7;
const PARALLEL_TOLERANCE = 0.044;
const MIN_LINE_ELONGATION = 6;
/**
 * Text is level as it is where this share of it, by length, is level within this angle (radians; 1.5°): 1 of a drawn page, 0.92 and more of a photo of
 * one that lies straight, 0.19 to 0.54 of sheets seen from the side. Only kernels so many times as wide as high count.
 */
const MIN_LEVEL = 0.8;
const LEVEL_TOLERANCE = 0.026;
const MIN_KERNEL_ELONGATION = 8;
/**
 * The ratio of a sheet's sides is between letter (1.29) and A4 (1.41), unless it is a strip. Seen from the side, the ratio that appears is wrong: within
 * these limits the sheet is given a usual one.
 */
const PAPER = { min: 1.1, max: 1.75, usual: 1.4 } as const;
/** A flat sheet has at most this many pixels. */
const MAX_PIXELS = 12_000_000;

const distance = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** How a sheet would be cut out. */
export interface SheetPlan {
  corners: Corners;
  /** Size of the flat sheet, in pixels. */
  width: number;
  height: number;
  /** By how much cutting it out turns the page, in degrees clockwise. */
  turn: number;
  /** Whether it lies askew or is seen from the side, so that it must be laid flat, not only cut out. */
  isAskew: boolean;
}

/**
 * Plans how a sheet is cut out; undefined where that is not worth while, or text would be lost: what looks like a sheet may be the white part of
 * a coloured page.
 * @param regions the text found on the whole picture
 */
export function planSheet(
  corners: Corners,
  picture: Size,
  regions: readonly Rectangle[],
): SheetPlan | undefined {
  const [a, b, c, d] = corners;
  const [top, right, bottom, left] = [distance(a, b), distance(b, c), distance(c, d), distance(d, a)];
  const slopes = [slope(a, b), slope(d, c), slope(a, d) - 90, slope(b, c) - 90];
  const taper = Math.max(top / bottom, bottom / top, left / right, right / left);
  const isAskew = slopes.some((degrees) => Math.abs(degrees) > MAX_SLOPE) || taper > MAX_TAPER;
  const area = measurePolygonArea(corners);
  if (!isAskew && area > MAX_STRAIGHT_AREA * picture.width * picture.height) return undefined;
  const total = lengthOf(regions);
  const outside = lengthOf(regions.filter(({ cx, cy }) => !holds(corners, [cx, cy])));
  if (total === 0 || outside > (isAskew ? MAX_TEXT_OUTSIDE : MAX_TEXT_IN_MARGIN) * total) return undefined;

  const seen = { width: Math.max(top, bottom), height: Math.max(left, right) };
  const { width, height } = taper > MAX_TAPER ? giveUsualRatio(seen) : seen;
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));
  return {
    corners,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    turn: -(slopes[0]! + slopes[1]!) / 2,
    isAskew,
  };
}

const lengthOf = (regions: readonly Rectangle[]) =>
  regions.reduce((sum, { width, height }) => sum + Math.max(width, height), 0);

/** The size of a sheet of paper that is seen from the side. The longer side is nearer to the camera, and shows more: the other one is stretched. */
function giveUsualRatio({ width, height }: Size): Size {
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (ratio <= PAPER.min || ratio >= PAPER.max) return { width, height };
  return height > width
    ? { width: Math.max(width, height / PAPER.usual), height: Math.max(height, width * PAPER.usual) }
    : { width: Math.max(width, height * PAPER.usual), height: Math.max(height, width / PAPER.usual) };
}

/**
 * Whether the text on a sheet that was laid flat runs along its sides. Else what was taken for a side was the edge of a shadow, or of
 * something else.
 */
export function liesFlat(regions: readonly Rectangle[]): boolean {
  let [level, total] = [0, 0];
  for (const { width, height, angle } of regions) {
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    if (long < MIN_LINE_ELONGATION * short) continue;
    total += long;
    if (Math.abs(angle) <= PARALLEL_TOLERANCE) level += long;
  }
  return level > 0 && level >= MIN_PARALLEL * total;
}

/**
 * Whether all text of a picture is level as it is. On a sheet seen from the side the text in its middle is, and that towards its edges is not.
 * @param kernels at their own angles, unlike regions, many of which have the page's angle
 */
export function isLevel(kernels: readonly Rectangle[]): boolean {
  let [level, total] = [0, 0];
  for (const { width, height, angle } of kernels) {
    if (width < MIN_KERNEL_ELONGATION * height) continue;
    total += width;
    if (Math.abs(angle) <= LEVEL_TOLERANCE) level += width;
  }
  return level > 0 && level >= MIN_LEVEL * total;
}

/** Degrees clockwise from the x axis. */
const slope = (a: Point, b: Point) => (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;

/** Whether a point lies within a convex quadrilateral whose corners are given clockwise. */
function holds(corners: Corners, [x, y]: Point): boolean {
  return corners.every(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % 4]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

/** Cuts a sheet out and lays it flat, by bilinear interpolation. Beyond the picture its edge pixels repeat. */
export function flattenSheet(raster: Raster, sheet: SheetPlan): Raster {
  const map = projectionOf(sheet);
  const { width, height } = sheet;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    flattenRow(raster, map, y, data.subarray(y * width * 3, (y + 1) * width * 3));
  return { data, width, height };
}

function flattenRow({ data, width, height }: Raster, map: Projection, y: number, row: Uint8Array): void {
  const maxX = width - 1.001;
  const maxY = height - 1.001;
  for (let x = 0, to = 0; to < row.length; x++, to += 3) {
    const w = map[6] * x + map[7] * y + 1;
    const px = Math.max(0, Math.min(maxX, (map[0] * x + map[1] * y + map[2]) / w));
    const py = Math.max(0, Math.min(maxY, (map[3] * x + map[4] * y + map[5]) / w));
    const xi = px | 0;
    const yi = py | 0;
    const dx = px - xi;
    const dy = py - yi;
    const at = (yi * width + xi) * 3;
    const below = at + width * 3;
    for (let c = 0; c < 3; c++) {
      const upper = data[at + c]! + (data[at + 3 + c]! - data[at + c]!) * dx;
      const lower = data[below + c]! + (data[below + 3 + c]! - data[below + c]!) * dx;
      row[to + c] = upper + (lower - upper) * dy + 0.5;
    }
  }
}

/** The coefficients [a, b, c, d, e, f, g, h] of a projective map: x' = (ax + by + c) / (gx + hy + 1), y' = (dx + ey + f) / (gx + hy + 1). */
type Projection = readonly [number, number, number, number, number, number, number, number];

/**
 * The projective map from the pixels of the flat sheet to those of the picture.
 * Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, 2.2.3: square to quadrilateral.
 */
function projectionOf({ corners, width, height }: SheetPlan): Projection {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const [dx1, dx2, dy1, dy2] = [x1 - x2, x3 - x2, y1 - y2, y3 - y2];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return [
    (x1 - x0 + g * x1) / width,
    (x3 - x0 + h * x3) / height,
    x0,
    (y1 - y0 + g * y1) / width,
    (y3 - y0 + h * y3) / height,
    y0,
    g / width,
    h / height,
  ];
}
