import sharp from 'sharp';
import { createWorker, OEM, type Worker } from 'tesseract.js';
import type { Raster, Word } from '../../document/index.ts';
import { joinTouching } from './merge.ts';
import type { InstalledPacks } from './packs.ts';

/** Packs of scripts that write no spaces: Tesseract cuts their lines into single signs. */
const UNSPACED = /^(tha|bod|jpn|chi_)/;

/** Reads pictures with Tesseract, in WebAssembly, its packs loaded once. */
export interface ScriptReader {
  /** Words of an upright picture, boxes in its pixels. */
  read(raster: Raster): Promise<Word[]>;
  close(): Promise<void>;
}

export async function openScriptReader({ folder, packs }: InstalledPacks): Promise<ScriptReader> {
  const worker: Worker = await createWorker(packs, OEM.LSTM_ONLY, {
    langPath: folder, // a folder of this machine: nothing is fetched
    gzip: false,
    cacheMethod: 'none',
    errorHandler: () => {}, // what fails also rejects; the message may quote the page
  });
  return {
    async read({ data, width, height }) {
      const png = await sharp(data, { raw: { width, height, channels: 3 } })
        .withMetadata({ density: 300 }) // or Tesseract guesses, and says so
        .png({ compressionLevel: 1 })
        .toBuffer();
      const { data: page } = await worker.recognize(png, {}, { blocks: true, text: false });
      const lines = (page.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.lines));
      return lines.flatMap(({ words }) => {
        const line = words.map(
          ({ text, bbox, confidence }): Word => ({
            text,
            box: bbox,
            confidence: confidence / 100,
            source: 'ocr',
          }),
        );
        return packs.some((pack) => UNSPACED.test(pack)) ? joinTouching(line) : line;
      });
    },
    async close() {
      await worker.terminate();
    },
  };
}
