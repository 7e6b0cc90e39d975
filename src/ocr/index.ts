import { availableParallelism } from 'node:os';
import { ReadError } from '../base/index.ts';
import type { Raster } from '../document/index.ts';
import { openLanes } from './lanes/index.ts';
import { faultOfModelFile, OCR_MODELS } from './onnx/index.ts';
import { type Away, type OcrResult, type OcrSettings, readPage } from './read.ts';
import type { RecogniserFiles } from './recognise/index.ts';

export { faultOfModelFile, OCR_MODELS } from './onnx/index.ts';
export type { OcrResult, OcrSettings } from './read.ts';

/** A reader of pictures, its models loaded once. Reads one page at a time. */
export interface Ocr {
  read(raster: Raster, settings: OcrSettings, away?: Away): Promise<OcrResult>;
  close(): Promise<void>;
}

/** Each lane holds its own models and working memory, some 100 MB; a page has not enough lines to keep many more busy. */
const MAX_LANES = 4;

/**
 * @param options.threads cores that one page may use. A pool of readers on one machine wants 1 each.
 * @param options.detector file of another detector than the project's own
 * @param options.recogniser files of another recogniser of Latin letters than the project's own
 * @throws ReadError `model_unusable`
 */
export async function createOcr(
  options: { threads?: number; detector?: string; recogniser?: RecogniserFiles } = {},
): Promise<Ocr> {
  const detector = options.detector ?? OCR_MODELS.detector.files[0];
  const latin = filesOf(OCR_MODELS.latin);
  const other = filesOf(OCR_MODELS.greekCyrillic);
  const own = [
    ...(options.detector ? [] : [detector]),
    ...(options.recogniser ? [] : Object.values(latin)),
    ...Object.values(other),
  ];
  const [fault] = (await Promise.all(own.map(faultOfModelFile))).filter((one) => one !== undefined);
  if (fault !== undefined) throw new ReadError('model_unusable', fault);
  const recognisers = { latin: options.recogniser ?? latin, 'greek-cyrillic': other };
  const size = options.threads ?? Math.min(MAX_LANES, availableParallelism());
  const lanes = await openLanes(size, { detector, recognisers }).catch((cause) => {
    throw new ReadError('model_unusable', 'a file cannot be loaded', { cause });
  });
  return {
    read: (raster, settings, away) => readPage(raster, settings, lanes, away),
    close: () => lanes.close(),
  };
}

const filesOf = ({ files: [model, alphabet] }: { files: readonly [string, string] }): RecogniserFiles => ({
  model,
  alphabet,
});
