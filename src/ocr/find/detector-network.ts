import type { Raster } from '../../document/index.ts';
import { createReusableBuffer, loadModel } from '../onnx/index.ts';

/** A part of a picture. Its sides are multiples of `NETWORK_STRIDE`. */
export interface Tile {
  raster: Raster;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The detection network (DB of PaddleOCR; its card is in `models/`), loaded. */
export interface DetectorNetwork {
  /** For each pixel of a tile, row by row, the probability that it is in the kernel of a line of text: 0 to `CERTAIN`. */
  detectTile(tile: Tile): Promise<Uint8Array>;
}

/** A probability of 1 in a map of probabilities. */
export const CERTAIN = 255;

/** The sides of the network's input must be multiples of this. Pixels. */
export const NETWORK_STRIDE = 32;

/** ImageNet mean and deviation, with which the network was trained; channels in the order blue, green, red. */
const normalise = (mean: number, deviation: number) =>
  Float32Array.from({ length: 256 }, (_, v) => (v / 255 - mean) / deviation);
const BLUE = normalise(0.485, 0.229);
const GREEN = normalise(0.456, 0.224);
const RED = normalise(0.406, 0.225);

export async function loadDetectorNetwork(path: string): Promise<DetectorNetwork> {
  const model = await loadModel(path);
  const inputOf = createReusableBuffer();
  return {
    async detectTile({ raster, x, y, width, height }) {
      const input = inputOf(3 * width * height);
      for (let row = 0; row < height; row++) {
        const from = ((y + row) * raster.width + x) * 3;
        writeRow(raster.data, from, input, row * width, width, width * height);
      }
      return toBytes((await model.run(input, [1, 3, height, width])).data);
    },
  };
}

/** Writes a row of pixels to the three planes of the input. */
function writeRow(
  pixels: Uint8Array,
  from: number,
  input: Float32Array,
  to: number,
  width: number,
  plane: number,
): void {
  for (let out = to, i = from; out < to + width; out++, i += 3) {
    input[out] = BLUE[pixels[i + 2]!]!;
    input[out + plane] = GREEN[pixels[i + 1]!]!;
    input[out + 2 * plane] = RED[pixels[i]!]!;
  }
}

/** One byte a pixel: a quarter of what would be copied to another thread, and of what V8 collects after each page. */
function toBytes(probabilities: Float32Array): Uint8Array {
  const bytes = new Uint8Array(probabilities.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = probabilities[i]! * CERTAIN + 0.5;
  return bytes;
}
