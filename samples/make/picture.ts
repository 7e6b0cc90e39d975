/** A picture being worked on: RGB, 8 bits a channel, rows from the top. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The four corners of a page, clockwise from the top left. */
export type Quad = readonly [Point, Point, Point, Point];

/** Where a point of the target lies in the source, both in pixels. */
export type Mapping = (x: number, y: number) => Point;

/**
 * The projective map from the quadrangle `from` to the rectangle 0,0 – width,height.
 * Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, §2.2.3: square to quadrangle, then inverted.
 */
export function quadToRectangle(from: Quad, width: number, height: number): Mapping {
  const [p0, p1, p2, p3] = from;
  const sumX = p0.x - p1.x + p2.x - p3.x;
  const sumY = p0.y - p1.y + p2.y - p3.y;
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / determinant;
  const h = (dx1 * sumY - sumX * dy1) / determinant;
  const a = p1.x - p0.x + g * p1.x;
  const b = p3.x - p0.x + h * p3.x;
  const d = p1.y - p0.y + g * p1.y;
  const e = p3.y - p0.y + h * p3.y;
  // The adjugate is the inverse up to a factor, and a factor does not matter in a projective map.
  const inverse = [
    e - p0.y * h,
    p0.x * h - b,
    b * p0.y - p0.x * e,
    p0.y * g - d,
    a - p0.x * g,
    p0.x * d - a * p0.y,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ] as const;
  return (x, y) => {
    const w = inverse[6] * x + inverse[7] * y + inverse[8];
    return {
      x: ((inverse[0] * x + inverse[1] * y + inverse[2]) / w) * width,
      y: ((inverse[3] * x + inverse[4] * y + inverse[5]) / w) * height,
    };
  };
}

/**
 * Resamples `source` into `target` by bilinear interpolation, in place. Target pixels whose source lies outside are left alone.
 * `pixelShade`, when given, multiplies the sampled colour by a factor that depends on the place in the source.
 */
export function warp(
  source: Picture,
  target: Picture,
  toSource: Mapping,
  pixelShade?: (at: Point) => number,
): void {
  const { width, height, data } = source;
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const at = toSource(x, y);
      const sx = at.x - 0.5;
      const sy = at.y - 0.5;
      if (sx < 0 || sy < 0 || sx >= width - 1 || sy >= height - 1) continue;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const u = sx - x0;
      const v = sy - y0;
      const shade = pixelShade ? pixelShade(at) : 1;
      // The outermost pixel fades into what is there, or the edge would be a staircase.
      const cover = Math.min(1, sx, sy, width - 1 - sx, height - 1 - sy);
      const top = (y0 * width + x0) * 3;
      const bottom = top + width * 3;
      const out = (y * target.width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const upper = data[top + c]! * (1 - u) + data[top + 3 + c]! * u;
        const lower = data[bottom + c]! * (1 - u) + data[bottom + 3 + c]! * u;
        const colour = clamp((upper * (1 - v) + lower * v) * shade);
        target.data[out + c] = colour * cover + target.data[out + c]! * (1 - cover);
      }
    }
  }
}

export const clamp = (value: number): number => (value < 0 ? 0 : Math.min(value, 255));

export function filled(width: number, height: number, level: number): Picture {
  return { data: new Uint8Array(width * height * 3).fill(level), width, height };
}
