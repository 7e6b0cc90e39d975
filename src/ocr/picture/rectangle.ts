/** A rectangle at an angle, in pixels. `angle` in radians, clockwise, −π/4 < angle ≤ π/4: `width` runs along it. */
export interface Rectangle {
  cx: number;
  cy: number;
  width: number;
  height: number;
  angle: number;
}

/** A line of text is longer than this many times its height; a region that is not may be a character or two. */
const MIN_ELONGATION = 1.5;

/** Whether a rectangle is long enough along its angle to be a line of text that runs that way. */
export const isElongated = ({ width, height }: Pick<Rectangle, 'width' | 'height'>) =>
  width > MIN_ELONGATION * height;

export type Point = readonly [x: number, y: number];

/** Convex hull by Andrew's monotone chain, in order around the hull. Sorts the points. */
export function findConvexHull(points: Point[]): Point[] {
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: Iterable<Point>) => {
    const chain: Point[] = [];
    for (const p of ordered) {
      while (chain.length > 1) {
        const o = chain[chain.length - 2]!;
        const a = chain[chain.length - 1]!;
        if ((a[0] - o[0]) * (p[1] - o[1]) - (a[1] - o[1]) * (p[0] - o[0]) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  return [...half(points), ...half(points.toReversed())];
}

/** The area of a polygon without crossings, by the shoelace formula. */
export function measurePolygonArea(corners: readonly Point[]): number {
  let twice = 0;
  for (const [i, [x, y]] of corners.entries()) {
    const [nx, ny] = corners[(i + 1) % corners.length]!;
    twice += x * ny - nx * y;
  }
  return Math.abs(twice) / 2;
}

/** The smallest rectangle at `angle` around the points. */
export function fitRectangle(points: readonly Point[], angle: number): Rectangle {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let u0 = Infinity;
  let u1 = -Infinity;
  let v0 = Infinity;
  let v1 = -Infinity;
  for (const [x, y] of points) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    if (u < u0) u0 = u;
    if (u > u1) u1 = u;
    if (v < v0) v0 = v;
    if (v > v1) v1 = v;
  }
  const u = (u0 + u1) / 2;
  const v = (v0 + v1) / 2;
  return { cx: u * cos - v * sin, cy: u * sin + v * cos, width: u1 - u0, height: v1 - v0, angle };
}

/** The rectangle of least area around a convex hull; one of its sides lies on a side of the hull. */
export function findSmallestRectangle(hull: readonly Point[]): Rectangle {
  let best = fitRectangle(hull, 0);
  for (let i = 0; i < hull.length; i++) {
    const [ax, ay] = hull[i]!;
    const [bx, by] = hull[(i + 1) % hull.length]!;
    let angle = Math.atan2(by - ay, bx - ax);
    while (angle > Math.PI / 4) angle -= Math.PI / 2;
    while (angle <= -Math.PI / 4) angle += Math.PI / 2;
    const rectangle = fitRectangle(hull, angle);
    if (rectangle.width * rectangle.height < best.width * best.height) best = rectangle;
  }
  return best;
}

/** Whether the middle of a rectangle lies within another. */
export function contains(outer: Rectangle, { cx, cy }: Rectangle): boolean {
  const [dx, dy] = [cx - outer.cx, cy - outer.cy];
  const [cos, sin] = [Math.cos(outer.angle), Math.sin(outer.angle)];
  return Math.abs(dx * cos + dy * sin) < outer.width / 2 && Math.abs(dy * cos - dx * sin) < outer.height / 2;
}
