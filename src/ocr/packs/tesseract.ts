import sharp from 'sharp';
import { createWorker, OEM, type Page, type RecognizeOptions } from 'tesseract.js';
import type { Raster, Word } from '../../document/index.ts';
import type { Rectangle } from '../picture/index.ts';
import type { Line, Recogniser } from '../recogniser.ts';
import { joinTouchingSigns } from './join-signs.ts';
import type { InstalledPacks } from './language-packs.ts';

/** Packs of scripts that write no spaces: Tesseract splits their lines into single signs. */
const UNSPACED = /^(tha|bod|jpn|chi_)/;

/** What is needed of a Tesseract worker. */
export interface TesseractWorker {
  recognize(
    png: Buffer,
    options: Partial<RecognizeOptions>,
    output: { blocks: true; text: false },
  ): Promise<{ data: Pick<Page, 'blocks'> }>;
  terminate(): Promise<unknown>;
}

/**
 * Tesseract as a recogniser, in WebAssembly on a thread of its own, its packs loaded once. It finds the words within an area by itself.
 * @param start starts the worker
 */
export async function openTesseract(
  { folder, packs }: InstalledPacks,
  start: typeof startWorker = startWorker,
): Promise<Recogniser> {
  const worker = await start(folder, packs);
  const isUnspaced = packs.some((pack) => UNSPACED.test(pack));
  return {
    async recognise(page, areas) {
      const png = await encodePng(await page.raster());
      const found: Line[][] = [];
      for (const area of areas) {
        const { data } = await worker.recognize(png, cutOut(area, page), { blocks: true, text: false });
        const lines = linesOf(data).map((words) => (isUnspaced ? joinTouchingSigns(words) : words));
        found.push(lines.flat().map(toLine));
      }
      return found;
    },
    async close() {
      await worker.terminate();
    },
  };
}

const startWorker = (folder: string, packs: string[]): Promise<TesseractWorker> =>
  createWorker(packs, OEM.LSTM_ONLY, {
    langPath: folder, // a folder of this machine: nothing is fetched
    gzip: false,
    cacheMethod: 'none',
    errorHandler: () => {}, // errors also reject; the message may quote the page
  });

const encodePng = ({ data, width, height }: Raster): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .withMetadata({ density: 300 }) // else Tesseract guesses, and prints a warning
    .png({ compressionLevel: 1 })
    .toBuffer();

/** The upright rectangle around an area; of the whole page none. */
function cutOut(area: Rectangle, page: { width: number; height: number }): Partial<RecognizeOptions> {
  const [cos, sin] = [Math.abs(Math.cos(area.angle)), Math.abs(Math.sin(area.angle))];
  const [across, down] = [area.width * cos + area.height * sin, area.width * sin + area.height * cos];
  const left = Math.max(0, Math.floor(area.cx - across / 2));
  const top = Math.max(0, Math.floor(area.cy - down / 2));
  const width = Math.min(page.width, Math.ceil(area.cx + across / 2)) - left;
  const height = Math.min(page.height, Math.ceil(area.cy + down / 2)) - top;
  const isWhole = width === page.width && height === page.height;
  return isWhole ? {} : { rectangle: { left, top, width, height } };
}

/** Each line as its words. */
const linesOf = ({ blocks }: Pick<Page, 'blocks'>): Word[][] =>
  (blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) =>
      lines.map(({ words }) =>
        words.map(
          ({ text, bbox, confidence }): Word => ({
            text,
            box: bbox,
            confidence: confidence / 100,
            source: 'ocr',
          }),
        ),
      ),
    ),
  );

/** A word as a line of its own: its box is all that is needed, and stays exact. */
function toLine({ text, box: { x0, y0, x1, y1 }, confidence }: Word): Line {
  const characters = Array.from(text).length;
  return {
    area: { cx: (x0 + x1) / 2, cy: (y0 + y1) / 2, width: x1 - x0, height: y1 - y0, angle: 0 },
    words: [{ text, confidence, left: 0, right: 1, top: 0, bottom: 1, doubts: [] }],
    characters,
    logProbability: characters * Math.log(confidence),
  };
}
