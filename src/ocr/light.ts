import sharp from 'sharp';
import type { Raster } from '../document/index.ts';

/** Long side of the map of the ground's brightness: a cell is some 1.5 mm of an A4 sheet. */
const CELLS = 200;
/** Cells around each one of which the brightest counts: print is darker than its paper, and narrower than this. */
const REACH = 3;
/** Half of the way, in cells, over which a slope is looked for, and the change of brightness by which it is one: the edge of a printed panel is steeper. */
const STEP = 3;
const SLOPE = 0.02;
/**
 * Share of the cells on slopes from which on the light is uneven. Of 134 pages, scans, receipts and photos without a shadow all are below 0.12, and all but 14
 * below 0.05; photos with the shadow of a hand, or under a lamp beside them, are at 0.36 to 0.56.
 */
const UNEVEN = 0.2;
/** What is in deeper shadow is made no brighter than this many times: noise would look like print. */
const MOST_GAIN = 6;
/** What paper is brought to, of 255. */
const PAPER = 235;

interface Map {
  data: Float32Array;
  width: number;
  height: number;
}

/**
 * Takes shadows and lamps off a photo: every pixel divided by the brightness of the ground around it. A picture whose light is even stays as it
 * is: brightness changes there by steps, at the edges of what is printed, not by slopes.
 */
export async function evenLight(raster: Raster): Promise<Raster> {
  const ground = await groundOf(raster);
  return slopes(ground) < UNEVEN ? raster : divide(raster, blurred(blurred(ground)));
}

/** The brightness of the paper around each cell, 1–255. */
async function groundOf({ data, width, height }: Raster): Promise<Map> {
  const { data: small, info } = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(CELLS, CELLS, { fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cells = {
    data: Float32Array.from(small, (v) => Math.max(1, v)),
    width: info.width,
    height: info.height,
  };
  return along(cells, REACH, (values) => Math.max(...values));
}

/** The share of cells in which the logarithm of the brightness goes on changing the same way. */
export function slopes({ data, width, height }: Map): number {
  let sloped = 0;
  const goesOn = (before: number, at: number, after: number) => {
    const [a, b] = [Math.log(data[at]! / data[before]!), Math.log(data[after]! / data[at]!)];
    return a * b > 0 && Math.min(Math.abs(a), Math.abs(b)) > SLOPE;
  };
  for (let y = STEP; y < height - STEP; y++) {
    for (let x = STEP; x < width - STEP; x++) {
      const at = y * width + x;
      if (goesOn(at - STEP, at, at + STEP) || goesOn(at - STEP * width, at, at + STEP * width)) sloped++;
    }
  }
  return sloped / data.length;
}

const blurred = (map: Map): Map =>
  along(map, REACH, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);

/** Each cell from those within reach in its row, then in its column. */
function along({ data, width, height }: Map, reach: number, of: (values: Float32Array) => number): Map {
  const pass = (from: Float32Array, lines: number, length: number, step: number, next: number) => {
    const to = new Float32Array(from.length);
    const line = new Float32Array(length);
    for (let n = 0; n < lines; n++) {
      for (let i = 0; i < length; i++) line[i] = from[n * next + i * step]!;
      for (let i = 0; i < length; i++)
        to[n * next + i * step] = of(line.subarray(Math.max(0, i - reach), i + reach + 1));
    }
    return to;
  };
  return { data: pass(pass(data, height, width, 1, width), width, height, width, 1), width, height };
}

function divide({ data, width, height }: Raster, ground: Map): Raster {
  const out = new Uint8Array(data.length);
  const gains = ground.data.map((value) => Math.max(1, Math.min(MOST_GAIN, PAPER / value)));
  const columns = Array.from({ length: width }, (_, x) => between(x, width, ground.width));
  for (let y = 0, i = 0; y < height; y++) {
    const [row, down] = between(y, height, ground.height);
    const [upper, lower] = [row * ground.width, Math.min(row + 1, ground.height - 1) * ground.width];
    for (let x = 0; x < width; x++, i += 3) {
      const [column, across] = columns[x]!;
      const right = Math.min(column + 1, ground.width - 1);
      const above = gains[upper + column]! + (gains[upper + right]! - gains[upper + column]!) * across;
      const below = gains[lower + column]! + (gains[lower + right]! - gains[lower + column]!) * across;
      const gain = above + (below - above) * down;
      for (let c = i; c < i + 3; c++) out[c] = Math.min(255, data[c]! * gain + 0.5);
    }
  }
  return { data: out, width, height };
}

/** The cell at or before a pixel's middle, and how far the pixel lies on the way to the next. */
function between(pixel: number, pixels: number, cells: number): [cell: number, part: number] {
  const at = Math.max(0, Math.min(cells - 1, ((pixel + 0.5) * cells) / pixels - 0.5));
  return [Math.floor(at), at - Math.floor(at)];
}
