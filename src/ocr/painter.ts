import type { Raster } from '../document/index.ts';
import { createRoom, loadModel } from './session.ts';

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
const normalise = (mean: number, deviation: number) =>
  Float32Array.from({ length: 256 }, (_, v) => (v / 255 - mean) / deviation);
const BLUE = normalise(0.485, 0.229);
const GREEN = normalise(0.456, 0.224);
const RED = normalise(0.406, 0.225);

export async function loadPainter(path: string): Promise<Painter> {
  const model = await loadModel(path);
  const room = createRoom();
  return {
    async paint({ raster, x, y, width, height }) {
      const input = room(3 * width * height);
      const { data } = raster;
      const plane = width * height;
      for (let row = 0, out = 0; row < height; row++) {
        let i = ((y + row) * raster.width + x) * 3;
        for (const end = out + width; out < end; out++, i += 3) {
          input[out] = BLUE[data[i + 2]!]!;
          input[out + plane] = GREEN[data[i + 1]!]!;
          input[out + 2 * plane] = RED[data[i]!]!;
        }
      }
      return (await model.run(input, [1, 3, height, width])).data;
    },
  };
}
