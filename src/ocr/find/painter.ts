import type { Raster } from '../../document/index.ts';
import { createRoom, loadModel } from '../onnx/index.ts';

/** A part of a picture. Its sides are multiples of `PAINTER_STRIDE`. */
export interface Tile {
  raster: Raster;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The detection network: for each pixel of a tile, the probability that it is in the core of a line of text, in steps of `1 / CERTAIN`. */
export interface Painter {
  paint(tile: Tile): Promise<Uint8Array>;
}

/** A probability of 1. */
export const CERTAIN = 255;

/** The network's stride: its input must be a multiple. */
export const PAINTER_STRIDE = 32;

/** ImageNet mean and deviation, by which the network was trained; channels in the order blue, green, red. */
const normalise = (mean: number, deviation: number) =>
  Float32Array.from({ length: 256 }, (_, v) => (v / 255 - mean) / deviation);
const BLUE = normalise(0.485, 0.229);
const GREEN = normalise(0.456, 0.224);
const RED = normalise(0.406, 0.225);

/** A row of pixels onto three planes. */
function toPlanes(
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

/** A byte a pixel is a quarter of what would be copied to another thread, and of what V8 collects after each page. */
function inSteps(probabilities: Float32Array): Uint8Array {
  const steps = new Uint8Array(probabilities.length);
  for (let i = 0; i < steps.length; i++) steps[i] = probabilities[i]! * CERTAIN + 0.5;
  return steps;
}

export async function loadPainter(path: string): Promise<Painter> {
  const model = await loadModel(path);
  const room = createRoom();
  return {
    async paint({ raster, x, y, width, height }) {
      const input = room(3 * width * height);
      for (let row = 0; row < height; row++) {
        const from = ((y + row) * raster.width + x) * 3;
        toPlanes(raster.data, from, input, row * width, width, width * height);
      }
      return inSteps((await model.run(input, [1, 3, height, width])).data);
    },
  };
}
