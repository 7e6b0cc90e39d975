import type { Raster } from '../document/index.ts';
import { loadModel } from './session.ts';

/** A part of a picture. Its sides are multiples of `PAINTER_STRIDE`. */
export interface Tile {
  raster: Raster;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The detection network: for each pixel of a tile, the probability that it is in the core of a line of text. */
export interface Painter {
  paint(tile: Tile): Promise<Float32Array>;
}

/** The network's stride: its input must be a multiple. */
export const PAINTER_STRIDE = 32;

/** ImageNet mean and deviation, by which the network was trained; channels in the order blue, green, red. */
const NORMALISE = [
  { channel: 2, mean: 0.485, deviation: 0.229 },
  { channel: 1, mean: 0.456, deviation: 0.224 },
  { channel: 0, mean: 0.406, deviation: 0.225 },
].map(({ channel, mean, deviation }) => ({
  channel,
  table: Float32Array.from({ length: 256 }, (_, v) => (v / 255 - mean) / deviation),
}));

export async function loadPainter(path: string): Promise<Painter> {
  const model = await loadModel(path);
  return {
    async paint({ raster, x, y, width, height }) {
      const input = new Float32Array(3 * width * height);
      for (const [plane, { channel, table }] of NORMALISE.entries()) {
        let out = plane * width * height;
        for (let row = y; row < y + height; row++) {
          let i = (row * raster.width + x) * 3 + channel;
          for (const end = out + width; out < end; i += 3) input[out++] = table[raster.data[i]!]!;
        }
      }
      return (await model.run(input, [1, 3, height, width])).data;
    },
  };
}
