import type { Raster } from '../../document/index.ts';
import { findOtsuThreshold } from './otsu.ts';
import type { Size } from './picture.ts';
import { findConvexHull, measurePolygonArea, type Point } from './rectangle.ts';
import { sampleGrid } from './sample-grid.ts';

/** The four corners of a sheet of paper in a photo, clockwise, starting at the top left. Pixels of the picture. */
export type Corners = readonly [Point, Point, Point, Point];

/** The sheet is looked for on a thumbnail with this long side, on which text vanishes and the edges of paper stay. Pixels. */
const THUMBNAIL = 400;
/** Each of its pixels is the mean of so many of the picture, across and down. */
const SAMPLES = 3;
/** Text and rules are filled in up to this distance from paper, in pixels of the thumbnail. */
const CLOSING_RADIUS = 4;
/** A sheet takes a share of the picture between these two. With more, there is nothing around it. */
const MIN_AREA = 0.1;
const MAX_AREA = 0.97;
/** This share of the area between the four corners must be paper: less is a heap of papers, or no sheet at all. */
const MIN_FILL = 0.9;
/** The angles that the corners of a sheet have, seen from the side. Degrees. */
const CORNER_ANGLES = { min: 50, max: 130 } as const;

/**
 * Finds the one sheet of paper that lies on something darker. Undefined where there is none, or none for sure.
 * @param small the picture, or the same made smaller
 * @param picture the size in whose pixels the corners are given
 */
export function findSheet(small: Raster, picture: Size = small): Corners | undefined {
  const { data, width, height } = thumbnailOf(small);
  const level = findOtsuThreshold(data);
  const bright = data.map((value) => (value > level ? 1 : 0));
  const closed = growValue(growValue(bright, width, height, 1), width, height, 0);
  const total = width * height;
  let light = 0;
  for (let i = 0; i < total; i++) light += closed[i]!;
  if (light > MAX_AREA * total) return undefined; // as with most pages: nothing lies around the sheet
  const { edge, area } = findLargestPart(closed, width, height);
  if (area < MIN_AREA * total || area > MAX_AREA * total) return undefined;
  const corners = findFourCorners(findConvexHull(edge));
  if (!corners || area < MIN_FILL * measurePolygonArea(corners)) return undefined;
  const { min, max } = CORNER_ANGLES;
  if (cornerAngles(corners).some((angle) => angle < min || angle > max)) return undefined;
  const [sx, sy] = [picture.width / width, picture.height / height];
  return sortFromTopLeft(corners.map(([x, y]): Point => [x * sx, y * sy]));
}

interface Plane {
  data: Uint8Array;
  width: number;
  height: number;
}

/** The least of red, green and blue at each pixel: white paper stays light, wood and cloth get dark. */
function thumbnailOf(raster: Raster): Plane {
  const { columns, rows, sums } = sampleGrid(raster, THUMBNAIL, SAMPLES);
  const least = new Uint8Array(columns * rows);
  for (let i = 0, at = 0; i < least.length; i++, at += 3)
    least[i] = Math.min(sums[at]!, sums[at + 1]!, sums[at + 2]!) / SAMPLES ** 2;
  return { data: least, width: columns, height: rows };
}

/** Lets the areas of a value grow by `CLOSING_RADIUS` pixels in all directions; nothing grows in from outside. */
function growValue(plane: Uint8Array, width: number, height: number, value: 0 | 1): Uint8Array {
  const across = plane.slice();
  for (let y = 0; y < height; y++) growLine(plane, across, y * width, (y + 1) * width, 1, value);
  const down = across.slice();
  for (let x = 0; x < width; x++) growLine(across, down, x, plane.length, width, value);
  return down;
}

/** Grows a value along one line: every `step`th pixel from `start` up to `end`. */
function growLine(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  end: number,
  step: number,
  value: 0 | 1,
): void {
  const reach = CLOSING_RADIUS * step;
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

/** The largest connected part: the corners of the pixels at the ends of its rows, and its area, holes included: dark headings and stamps are still paper. */
function findLargestPart(plane: Uint8Array, width: number, height: number): { edge: Point[]; area: number } {
  const seen = new Uint8Array(plane.length);
  /** The pixels of all parts, part by part, each in the order in which they were reached. */
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
    area += right[y]! - left[y]!;
  }
  return { edge, area };
}

/**
 * The quadrilateral around a convex hull: again and again the side whose removal adds the least area is removed, and its neighbours are lengthened
 * until they meet. This completes torn and rounded corners.
 */
function findFourCorners(hull: readonly Point[]): Point[] | undefined {
  let corners = [...hull];
  while (corners.length > 4) {
    let least = Number.POSITIVE_INFINITY;
    let without: Point[] | undefined;
    for (let i = 0; i < corners.length; i++) {
      const at = (k: number) => corners[(i + k + corners.length) % corners.length]!;
      const meeting = intersection(at(-1), at(0), at(2), at(1));
      if (!meeting) continue;
      const added = measurePolygonArea([at(0), meeting, at(1)]);
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

/** Where the line from a through b meets that from c through d, beyond b and d; undefined where it does not. */
function intersection(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = ux * vy - uy * vx;
  if (Math.abs(cross) < 1e-9) return undefined;
  const [wx, wy] = [c[0] - a[0], c[1] - a[1]];
  const [s, t] = [(wx * vy - wy * vx) / cross, (wx * uy - wy * ux) / cross];
  return s >= 1 && t >= 1 ? [a[0] + s * ux, a[1] + s * uy] : undefined;
}

/** In degrees. */
function cornerAngles(corners: readonly Point[]): number[] {
  return corners.map(([x, y], i) => {
    const [before, after] = [corners[(i + 3) % 4]!, corners[(i + 1) % 4]!];
    const turn = Math.atan2(after[1] - y, after[0] - x) - Math.atan2(before[1] - y, before[0] - x);
    const degrees = Math.abs((turn * 180) / Math.PI) % 360;
    return degrees > 180 ? 360 - degrees : degrees;
  });
}

/** Clockwise on a picture whose y runs downwards, from the corner at the top left. */
function sortFromTopLeft(corners: readonly Point[]): Corners {
  const cx = corners.reduce((sum, [x]) => sum + x, 0) / 4;
  const cy = corners.reduce((sum, [, y]) => sum + y, 0) / 4;
  const turn = ([x, y]: Point) => Math.atan2(y - cy, x - cx);
  const clockwise = corners.toSorted((a, b) => turn(a) - turn(b));
  const sums = clockwise.map(([x, y]) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  return [0, 1, 2, 3].map((i) => clockwise[(first + i) % 4]!) as unknown as Corners;
}
