import type { Raster } from '../document/index.ts';
import { resize } from './picture.ts';
import { cutRegions, type Region } from './regions.ts';
import { loadModel } from './session.ts';

/** Finds where text stands. */
export interface Detector {
  /** Regions in pixels of the picture, in no order. */
  detect(raster: Raster): Promise<Region[]>;
  close(): Promise<void>;
}

/** The network's stride: its input must be a multiple. */
const STRIDE = 32;
/** Long side of the network's input. On A4 pages 960 costs a third less and misses small print. */
const LONG_SIDE = 1280;
/** A strip longer than this times its width (a till receipt) is measured by its short side instead, and read in tiles. */
const STRIP = 1.8;
const SHORT_SIDE = 800;
/** Side of the largest single input: bounds memory. */
const TILE = 1408;
/** Tiles overlap by this and are joined in its middle: the network looks about as far around a pixel. */
const OVERLAP = 128;

/** ImageNet mean and deviation, by which the network was trained; channels in the order blue, green, red. */
const NORMALISE = [
  [2, 0.485, 0.229],
  [1, 0.456, 0.224],
  [0, 0.406, 0.225],
].map(([channel, mean, deviation]) => ({
  channel: channel!,
  table: Float32Array.from({ length: 256 }, (_, v) => (v / 255 - mean!) / deviation!),
}));

export async function loadDetector(path: string, threads: number): Promise<Detector> {
  const model = await loadModel(path, threads);

  async function infer(raster: Raster, x0: number, y0: number, width: number, height: number) {
    const input = new Float32Array(3 * width * height);
    for (const [plane, { channel, table }] of NORMALISE.entries()) {
      let out = plane * width * height;
      for (let y = 0; y < height; y++) {
        let i = ((y0 + y) * raster.width + x0) * 3 + channel;
        for (const end = out + width; out < end; i += 3) input[out++] = table[raster.data[i]!]!;
      }
    }
    return (await model.run(input, [1, 3, height, width])).data;
  }

  /** The probability map of a picture of any size, from tiles where it is large. */
  async function paint(raster: Raster): Promise<Float32Array> {
    const { width, height } = raster;
    if (width <= TILE && height <= TILE) return infer(raster, 0, 0, width, height);
    const map = new Float32Array(width * height);
    for (const row of tiles(height)) {
      for (const column of tiles(width)) {
        const part = await infer(raster, column.start, row.start, column.size, row.size);
        for (let y = row.from; y < row.to; y++) {
          const at = (y - row.start) * column.size - column.start;
          map.set(part.subarray(at + column.from, at + column.to), y * width + column.from);
        }
      }
    }
    return map;
  }

  async function detectAt(raster: Raster, scale: number): Promise<Region[]> {
    const round = (side: number) => Math.max(STRIDE, Math.round((side * scale) / STRIDE) * STRIDE);
    const input = await resize(raster, round(raster.width), round(raster.height));
    const sx = raster.width / input.width;
    const sy = raster.height / input.height;
    return cutRegions(await paint(input), input.width, input.height).map((region) => ({
      ...region,
      cx: region.cx * sx,
      cy: region.cy * sy,
      width: region.width * sx,
      height: region.height * sy,
    }));
  }

  return {
    async detect(raster) {
      return detectAt(raster, firstScale(raster));
    },
    close: () => model.close(),
  };
}

function firstScale({ width, height }: Raster): number {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  return Math.min(1, long > short * STRIP ? SHORT_SIDE / short : LONG_SIDE / long);
}

/** Cuts a side into equal tiles: each covers `size` from `start`, and answers for `from` ≤ x < `to`. */
export function tiles(side: number): { start: number; size: number; from: number; to: number }[] {
  if (side <= TILE) return [{ start: 0, size: side, from: 0, to: side }];
  const count = Math.ceil((side - OVERLAP) / (TILE - OVERLAP));
  const size = Math.ceil((side + OVERLAP * (count - 1)) / count / STRIDE) * STRIDE;
  const starts = Array.from({ length: count }, (_, i) => Math.round(((side - size) * i) / (count - 1)));
  return starts.map((start, i) => ({
    start,
    size,
    from: i === 0 ? 0 : Math.round((start + starts[i - 1]! + size) / 2),
    to: i === count - 1 ? side : Math.round((starts[i + 1]! + start + size) / 2),
  }));
}
