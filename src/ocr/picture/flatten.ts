import type { Raster } from '../../document/index.ts';
import type { Size } from './picture.ts';
import type { Point, Rectangle } from './rectangle.ts';
import type { Corners } from './sheet.ts';

/** A sheet is laid flat when a side of it is off by more than this, in degrees, or is so much longer than the opposite one. */
const ASKEW = 4;
const TAPERED = 1.12;
/** Where it lies straight, it is cut out when it takes less of the picture than this: the rest only costs resolution. */
const SMALL = 0.7;
/** Text may be outside of the sheet up to this share, by length: patterns of wood and cloth look like text. Less where only margins are cut off. */
const STRAY = 0.1;
const STRAY_MARGIN = 0.02;
/** A line of text is parallel to the sheet's sides within this angle (radians; 2.5°), and tells it if so many times as long as high. */
const PARALLEL = 0.044;
const TELLING = 6;
const AGREEMENT = 0.7;
/**
 * Text is level as it is where this much of it, by length, is within this angle (radians; 1.5°). Of a drawn page 1, of a photo of one that
 * lies straight 0.92 and more, of sheets seen from the side 0.19 to 0.54. Cores tell it if they are so many times as wide as high.
 */
const UNANIMITY = 0.8;
const LEVEL = 0.026;
const TELLING_CORE = 8;
/** Paper that is not a strip is somewhere between letter (1.29) and A4 (1.41); seen from the side, its sides do not tell. */
const PAPER = { least: 1.1, most: 1.75, ratio: 1.4 } as const;
/** Pixels of the sheet once flat. */
const MOST_PIXELS = 12_000_000;

/** A side's length. */
const distance = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** How a sheet would be cut out: its size in pixels, and by how much it is turned, in degrees clockwise. */
export interface FlatSheet {
  corners: Corners;
  width: number;
  height: number;
  turn: number;
  /** Whether it has to be laid flat, not only cut out. */
  askew: boolean;
}

/**
 * Whether a sheet is worth cutting out, and how. Not where text would be lost: what looks like a sheet may be the white part of a
 * coloured page.
 * @param regions the text that was found on the whole picture
 */
export function planSheet(
  corners: Corners,
  picture: Size,
  regions: readonly Rectangle[],
): FlatSheet | undefined {
  const [a, b, c, d] = corners;
  const [top, right, bottom, left] = [distance(a, b), distance(b, c), distance(c, d), distance(d, a)];
  const slopes = [slope(a, b), slope(d, c), slope(a, d) - 90, slope(b, c) - 90];
  const taper = Math.max(top / bottom, bottom / top, left / right, right / left);
  const askew = slopes.some((degrees) => Math.abs(degrees) > ASKEW) || taper > TAPERED;
  const area = areaOf(corners);
  if (!askew && area > SMALL * picture.width * picture.height) return undefined;
  const total = regions.reduce((sum, { width, height }) => sum + Math.max(width, height), 0);
  const outside = regions
    .filter(({ cx, cy }) => !holds(corners, [cx, cy]))
    .reduce((sum, { width, height }) => sum + Math.max(width, height), 0);
  if (total === 0 || outside > (askew ? STRAY : STRAY_MARGIN) * total) return undefined;

  let [width, height] = [Math.max(top, bottom), Math.max(left, right)];
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (taper > TAPERED && ratio > PAPER.least && ratio < PAPER.most) {
    // The longer of both is nearer to the camera, and shows more: the other one is stretched.
    if (height > width)
      [width, height] = [Math.max(width, height / PAPER.ratio), Math.max(height, width * PAPER.ratio)];
    else [width, height] = [Math.max(width, height * PAPER.ratio), Math.max(height, width / PAPER.ratio)];
  }
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  return {
    corners,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    turn: -(slopes[0]! + slopes[1]!) / 2,
    askew,
  };
}

/**
 * Whether the text on a sheet runs along its sides once it lies flat. Else what was taken for a side is the edge of a shadow, or of
 * something else.
 */
export function liesFlat(regions: readonly Rectangle[]): boolean {
  let [level, total] = [0, 0];
  for (const { width, height, angle } of regions) {
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    if (long < TELLING * short) continue;
    total += long;
    if (Math.abs(angle) <= PARALLEL) level += long;
  }
  return level > 0 && level >= AGREEMENT * total;
}

/**
 * Whether all text of a picture is level as it is. On a sheet seen from the side that of its middle is, and that of its ends is not.
 * @param cores at their own angles: regions near to the page's angle have taken it
 */
export function isLevel(cores: readonly Rectangle[]): boolean {
  let [level, total] = [0, 0];
  for (const { width, height, angle } of cores) {
    if (width < TELLING_CORE * height) continue;
    total += width;
    if (Math.abs(angle) <= LEVEL) level += width;
  }
  return level > 0 && level >= UNANIMITY * total;
}

/** Degrees clockwise from the x axis. */
const slope = (a: Point, b: Point) => (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;

function areaOf(corners: Corners): number {
  let twice = 0;
  for (const [i, [x, y]] of corners.entries()) {
    const [nx, ny] = corners[(i + 1) % 4]!;
    twice += x * ny - nx * y;
  }
  return Math.abs(twice) / 2;
}

/** Whether a point lies within a convex quadrangle given clockwise. */
function holds(corners: Corners, [x, y]: Point): boolean {
  return corners.every(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % 4]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

/** The sheet cut out and laid flat, by bilinear interpolation. Beyond the picture its edge pixels repeat. */
export function flatten({ data, width, height }: Raster, sheet: FlatSheet): Raster {
  const place = projection(sheet);
  const out = new Uint8Array(sheet.width * sheet.height * 3);
  const [maxX, maxY] = [width - 1.001, height - 1.001];
  for (let y = 0, to = 0; y < sheet.height; y++) {
    for (let x = 0; x < sheet.width; x++, to += 3) {
      const w = place[6] * x + place[7] * y + 1;
      const px = Math.max(0, Math.min(maxX, (place[0] * x + place[1] * y + place[2]) / w));
      const py = Math.max(0, Math.min(maxY, (place[3] * x + place[4] * y + place[5]) / w));
      const xi = px | 0;
      const yi = py | 0;
      const dx = px - xi;
      const dy = py - yi;
      const at = (yi * width + xi) * 3;
      const below = at + width * 3;
      for (let c = 0; c < 3; c++) {
        const upper = data[at + c]! + (data[at + 3 + c]! - data[at + c]!) * dx;
        const lower = data[below + c]! + (data[below + 3 + c]! - data[below + c]!) * dx;
        out[to + c] = upper + (lower - upper) * dy + 0.5;
      }
    }
  }
  return { data: out, width: sheet.width, height: sheet.height };
}

/**
 * The projective map from the flat sheet's pixels to the picture's: x' = (ax + by + c) / (gx + hy + 1), y' = (dx + ey + f) / (…).
 * Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, 2.2.3: square to quadrangle.
 */
function projection({ corners, width, height }: FlatSheet) {
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
  ] as const;
}
