import type { Raster } from '../../document/index.ts';
import { otsu } from './otsu.ts';
import type { Size } from './picture.ts';
import { convexHull, type Point } from './rectangle.ts';
import { sampled } from './samples.ts';

/** The four corners of a sheet of paper in a photo, clockwise, the first the one nearest to the top left. Pixels of the picture. */
export type Corners = readonly [Point, Point, Point, Point];

/** Long side on which the sheet is looked for: text of a page vanishes in its paper, the paper's edge stays. Pixels. */
const THUMBNAIL = 400;
/** Pixels of the picture that each of its pixels is the mean of, across and down. */
const SAMPLES = 3;
/** Text and rules are closed up to this distance, in pixels of the thumbnail. */
const CLOSE = 4;
/** Shares of the picture that a sheet takes. Beyond, there is nothing around it. */
const LEAST_AREA = 0.1;
const MOST_AREA = 0.97;
/** So much of the four corners' area must be paper: less is a heap of papers, or no sheet at all. */
const FILL = 0.9;
/** Corners of a sheet that is looked at from the side, in degrees. */
const CORNER_ANGLES = [50, 130] as const;

/**
 * Finds the one sheet that lies on something darker. Undefined where there is none, or none for sure.
 * @param seen the picture, or the same made smaller
 * @param picture the size in whose pixels the corners are given
 */
export function findSheet(seen: Raster, picture: Size = seen): Corners | undefined {
  const { data, width, height } = thumbnail(seen);
  const level = otsu(data);
  const bright = data.map((value) => (value > level ? 1 : 0));
  const closed = spread(spread(bright, width, height, 1), width, height, 0);
  const total = width * height;
  let light = 0;
  for (let i = 0; i < total; i++) light += closed[i]!;
  if (light > MOST_AREA * total) return undefined; // as on most pages: nothing lies around them
  const { edge, area } = largestPart(closed, width, height);
  if (area < LEAST_AREA * total || area > MOST_AREA * total) return undefined;
  const corners = fourCorners(convexHull(edge));
  if (!corners || area < FILL * areaOf(corners)) return undefined;
  const [low, high] = CORNER_ANGLES;
  if (angles(corners).some((angle) => angle < low || angle > high)) return undefined;
  const [sx, sy] = [picture.width / width, picture.height / height];
  return fromTopLeft(corners.map(([x, y]): Point => [x * sx, y * sy]));
}

interface Plane {
  data: Uint8Array;
  width: number;
  height: number;
}

/** The least of the three colours: white paper stays light, wood and cloth get dark. */
function thumbnail(raster: Raster): Plane {
  const { columns, rows, sums } = sampled(raster, THUMBNAIL, SAMPLES);
  const least = new Uint8Array(columns * rows);
  for (let i = 0, at = 0; i < least.length; i++, at += 3)
    least[i] = Math.min(sums[at]!, sums[at + 1]!, sums[at + 2]!) / SAMPLES ** 2;
  return { data: least, width: columns, height: rows };
}

/** Lets a value grow by `CLOSE` pixels in all directions; nothing grows in from outside. */
function spread(plane: Uint8Array, width: number, height: number, value: 0 | 1): Uint8Array {
  const across = plane.slice();
  for (let y = 0; y < height; y++) spreadLine(plane, across, y * width, (y + 1) * width, 1, value);
  const down = across.slice();
  for (let x = 0; x < width; x++) spreadLine(across, down, x, plane.length, width, value);
  return down;
}

/** Along one line: every `step`th pixel from `start` up to `end`. */
function spreadLine(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  end: number,
  step: number,
  value: 0 | 1,
): void {
  const reach = CLOSE * step;
  let last = -reach - 1 + start;
  for (let at = start; at < end; at += step) {
    if (from[at] === value) last = at;
    else if (at - last <= reach) to[at] = value;
  }
  const final = start + Math.floor((end - 1 - start) / step) * step;
  last = final + reach + 1;
  for (let at = final; at >= start; at -= step) {
    if (from[at] === value) last = at;
    else if (last - at <= reach) to[at] = value;
  }
}

/** The largest connected part: its size, holes included as far as they are paper's text, and the pixels at the ends of its rows. */
function largestPart(plane: Uint8Array, width: number, height: number): { edge: Point[]; area: number } {
  const seen = new Uint8Array(plane.length);
  /** All parts one behind the other, each in the order in which its pixels were reached. */
  const reached = new Int32Array(plane.length);
  let count = 0;
  const visit = (at: number) => {
    if (seen[at] || !plane[at]) return;
    seen[at] = 1;
    reached[count++] = at;
  };
  let best = { from: 0, to: 0 };
  for (let start = 0; start < plane.length; start++) {
    const from = count;
    visit(start);
    for (let next = from; next < count; next++) {
      const at = reached[next]!;
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at + width < plane.length) visit(at + width);
    }
    if (count - from > best.to - best.from) best = { from, to: count };
  }
  const left = new Int32Array(height).fill(width);
  const right = new Int32Array(height).fill(-1);
  for (let next = best.from; next < best.to; next++) {
    const x = reached[next]! % width;
    const y = Math.floor(reached[next]! / width);
    left[y] = Math.min(left[y]!, x);
    right[y] = Math.max(right[y]!, x + 1);
  }
  const edge: Point[] = [];
  let area = 0;
  for (let y = 0; y < height; y++) {
    if (right[y]! < 0) continue;
    edge.push([left[y]!, y], [right[y]!, y], [left[y]!, y + 1], [right[y]!, y + 1]);
    // Dark headings and stamps are holes in the paper, not its end.
    area += right[y]! - left[y]!;
  }
  return { edge, area };
}

/**
 * The quadrangle around a convex hull: again and again the side whose removal adds least area goes, its neighbours being lengthened until
 * they meet. Torn and rounded corners are completed.
 */
function fourCorners(hull: readonly Point[]): Point[] | undefined {
  let corners = [...hull];
  while (corners.length > 4) {
    let least = Number.POSITIVE_INFINITY;
    let without: Point[] | undefined;
    for (let i = 0; i < corners.length; i++) {
      const at = (k: number) => corners[(i + k + corners.length) % corners.length]!;
      const meeting = intersection(at(-1), at(0), at(2), at(1));
      if (!meeting) continue;
      const added = areaOf([at(0), meeting, at(1)]);
      if (added >= least) continue;
      least = added;
      without = corners.toSpliced(i, 1, meeting);
      without.splice((i + 1) % corners.length, 1);
    }
    if (!without) return undefined;
    corners = without;
  }
  return corners.length === 4 ? corners : undefined;
}

/** Where the line from a through b meets the one from c through d, beyond b and d. */
function intersection(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = ux * vy - uy * vx;
  if (Math.abs(cross) < 1e-9) return undefined;
  const [wx, wy] = [c[0] - a[0], c[1] - a[1]];
  const [s, t] = [(wx * vy - wy * vx) / cross, (wx * uy - wy * ux) / cross];
  return s >= 1 && t >= 1 ? [a[0] + s * ux, a[1] + s * uy] : undefined;
}

function areaOf(corners: readonly Point[]): number {
  let twice = 0;
  for (const [i, [x, y]] of corners.entries()) {
    const [nx, ny] = corners[(i + 1) % corners.length]!;
    twice += x * ny - nx * y;
  }
  return Math.abs(twice) / 2;
}

function angles(corners: readonly Point[]): number[] {
  return corners.map(([x, y], i) => {
    const [before, after] = [corners[(i + 3) % 4]!, corners[(i + 1) % 4]!];
    const turn = Math.atan2(after[1] - y, after[0] - x) - Math.atan2(before[1] - y, before[0] - x);
    const degrees = Math.abs((turn * 180) / Math.PI) % 360;
    return degrees > 180 ? 360 - degrees : degrees;
  });
}

/** Clockwise on a picture whose y runs downwards, from the corner at the top left. */
function fromTopLeft(corners: readonly Point[]): Corners {
  const cx = corners.reduce((sum, [x]) => sum + x, 0) / 4;
  const cy = corners.reduce((sum, [, y]) => sum + y, 0) / 4;
  const turn = ([x, y]: Point) => Math.atan2(y - cy, x - cx);
  const clockwise = corners.toSorted((a, b) => turn(a) - turn(b));
  const sums = clockwise.map(([x, y]) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  return [0, 1, 2, 3].map((i) => clockwise[(first + i) % 4]!) as unknown as Corners;
}
