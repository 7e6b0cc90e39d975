import { type Crop, LINE_HEIGHT } from './crop.ts';
import { decodeCtc, type Glyph } from './ctc.ts';
import { readAlphabet } from './models.ts';
import { loadModel } from './session.ts';

/** Reads line images. */
export interface Recogniser {
  /** The glyphs of each crop, in the order of the crops; `at` in pixels of the crop. */
  recognise(crops: readonly Crop[]): Promise<Glyph[][]>;
  close(): Promise<void>;
}

const STRIDE = 32;
/** Crops read at once: more is no faster on a CPU and only takes memory. */
const BATCH = 8;
/** Width of a batch may exceed its narrowest crop by this: padding costs as much as text. */
const MAX_PADDING = 1.25;

const NORMALISE = Float32Array.from({ length: 256 }, (_, v) => v / 127.5 - 1);

export async function loadRecogniser(
  files: readonly [model: string, alphabet: string],
  threads: number,
): Promise<Recogniser> {
  const alphabet = readAlphabet(files[1]);
  const model = await loadModel(files[0], threads);

  async function readBatch(crops: readonly Crop[]): Promise<Glyph[][]> {
    const width = Math.ceil(Math.max(...crops.map((crop) => crop.width)) / STRIDE) * STRIDE;
    const plane = LINE_HEIGHT * width;
    const input = new Float32Array(crops.length * 3 * plane);
    for (const [k, crop] of crops.entries()) {
      const base = k * 3 * plane;
      for (let y = 0, i = 0; y < LINE_HEIGHT; y++) {
        let out = base + y * width;
        for (const end = i + crop.width; i < end; ) input[out++] = NORMALISE[crop.data[i++]!]!;
      }
      input.copyWithin(base + plane, base, base + plane);
      input.copyWithin(base + 2 * plane, base, base + plane);
    }
    const { data, shape } = await model.run(input, [crops.length, 3, LINE_HEIGHT, width]);
    const steps = shape[1]!;
    return crops.map((_, k) => {
      const glyphs = decodeCtc(data, k * steps * alphabet.length, steps, alphabet);
      for (const glyph of glyphs) glyph.at *= width;
      return glyphs;
    });
  }

  return {
    async recognise(crops) {
      const order = crops.map((_, i) => i).sort((a, b) => crops[a]!.width - crops[b]!.width);
      const results: Glyph[][] = new Array(crops.length);
      for (let i = 0; i < order.length; ) {
        const limit = crops[order[i]!]!.width * MAX_PADDING + STRIDE / 2;
        let end = i + 1;
        while (end < order.length && end - i < BATCH && crops[order[end]!]!.width <= limit) end++;
        const batch = order.slice(i, end);
        const read = await readBatch(batch.map((index) => crops[index]!));
        for (const [k, index] of batch.entries()) results[index] = read[k]!;
        i = end;
      }
      return results;
    },
    close: () => model.close(),
  };
}
