import { readFileSync } from 'node:fs';
import { createRoom, loadModel } from '../onnx/index.ts';
import type { Grey, Rectangle } from '../picture/index.ts';
import { type Crop, cropLine, LINE_HEIGHT } from './crop.ts';
import { decodeCtc } from './ctc.ts';
import { trimCrop } from './ink.ts';
import { kinOf } from './stems.ts';
import { type LineWord, lineWords } from './words.ts';

/** A line as read. */
export interface Line {
  area: Rectangle;
  words: LineWord[];
  /** Sum of the logarithms of its characters' probabilities, and how many they are. */
  logarithm: number;
  characters: number;
}

/** A model, and the JSON list of what its classes stand for. Absolute paths. */
export interface RecogniserFiles {
  model: string;
  alphabet: string;
}

/** Reads one line of a page. */
export interface Recogniser {
  read(page: Grey, area: Rectangle): Promise<Line>;
  close(): Promise<void>;
}

/** The input's width is a multiple of the network's stride, zeros on the right. With multiples of 32, as in training, words are the same (F1 96.4), CER is 1.62 instead of 1.66, and reading costs a sixth more. */
const STRIDE = 8;

const NORMALISE = Float32Array.from({ length: 256 }, (_, v) => v / 127.5 - 1);

/** A line as three equal planes of this width. */
function toPlanes({ data, width: filled }: Crop, input: Float32Array, width: number): void {
  for (let y = 0, i = 0; y < LINE_HEIGHT; y++) {
    let out = y * width;
    for (const end = i + filled; i < end; ) input[out++] = NORMALISE[data[i++]!]!;
    input.fill(0, out, (y + 1) * width);
  }
  const plane = LINE_HEIGHT * width;
  input.copyWithin(plane, 0, plane);
  input.copyWithin(2 * plane, 0, plane);
}

/**
 * Loads a recogniser: a model as described in its card under `models/`, and its alphabet, a JSON list of what each
 * output class stands for, class 0 being the CTC blank. Lines are read one by one: in twos those up to 250
 * pixels wide take 0.4 ms less each, a hundredth of a page's time, and wider ones in eights more than alone; alone they need no padding to a common width.
 */
export async function loadRecogniser(files: RecogniserFiles): Promise<Recogniser> {
  const alphabet = JSON.parse(readFileSync(files.alphabet, 'utf8')) as string[];
  const kin = kinOf(alphabet);
  const model = await loadModel(files.model);
  const room = createRoom();
  return {
    async read(page, area) {
      const crop = trimCrop(cropLine(page, area));
      const width = Math.ceil(crop.width / STRIDE) * STRIDE;
      const input = room(3 * LINE_HEIGHT * width);
      toPlanes(crop, input, width);
      const { data, shape } = await model.run(input, [1, 3, LINE_HEIGHT, width]);
      const glyphs = decodeCtc(data, shape[1]!, alphabet, width, kin);
      return {
        area: crop.area,
        words: lineWords(crop, glyphs),
        logarithm: glyphs.reduce((sum, glyph) => sum + Math.log(glyph.probability), 0),
        characters: glyphs.length,
      };
    },
    close: () => model.close(),
  };
}
