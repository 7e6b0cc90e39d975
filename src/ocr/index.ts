import { availableParallelism } from 'node:os';
import { ReadError } from '../base/index.ts';
import type { Raster } from '../document/index.ts';
import { checkModelFile, OCR_MODELS } from './onnx/index.ts';
import type { OcrResult, OcrSettings, WhileWaiting } from './page-settings.ts';
import { readPage } from './read-page.ts';
import type { RecogniserFiles } from './recognise/index.ts';
import type { LanguageRecognisers, Recogniser } from './recogniser.ts';
import { createThreadRecogniser, openThreadPool } from './threads/index.ts';

export { checkModelFile, OCR_MODELS } from './onnx/index.ts';
export type { OcrResult, OcrSettings } from './page-settings.ts';
export type { LanguageRecognisers, Recogniser } from './recogniser.ts';

/** Reads pictures, its models loaded once. Pages may be read at the same time; they share its threads. */
export interface Ocr {
  /** @param whileWaiting see `WhileWaiting` */
  read(raster: Raster, settings: OcrSettings, whileWaiting?: WhileWaiting): Promise<OcrResult>;
  close(): Promise<void>;
}

export interface OcrOptions {
  /** Cores that a page may use. A pool of readers on one machine wants 1 each. */
  threads?: number;
  /** The file of another detector than the built-in one. */
  detector?: string;
  /** What reads Latin letters instead of the built-in recogniser: the files of another model, or a recogniser of your own. */
  recogniser?: RecogniserFiles | Recogniser;
  /** Recognisers for languages whose letters the built-in ones do not know. Whoever made them closes them. */
  languages?: LanguageRecognisers;
}

/** Each thread holds its own models and working memory, some 100 MB; a page has too few lines to keep many more busy. */
const MAX_THREADS = 4;

/** @throws ReadError `model_unusable` */
export async function createOcr(options: OcrOptions = {}): Promise<Ocr> {
  const detector = options.detector ?? OCR_MODELS.detector.files[0];
  const latin = options.recogniser ?? filesOf(OCR_MODELS.latin);
  const greekCyrillic = filesOf(OCR_MODELS.greekCyrillic);
  await checkFiles([
    ...(options.detector ? [] : [detector]),
    ...(options.recogniser ? [] : OCR_MODELS.latin.files),
    ...OCR_MODELS.greekCyrillic.files,
  ]);
  const size = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const recognisers = {
    ...(isRecogniser(latin) ? {} : { latin }),
    'greek-cyrillic': greekCyrillic,
  };
  const threads = await openThreadPool(size, { detector, recognisers }).catch((cause) => {
    throw new ReadError('model_unusable', 'a file cannot be loaded', { cause });
  });
  const parts = {
    detector: threads,
    recognisers: {
      latin: isRecogniser(latin) ? latin : createThreadRecogniser(threads, 'latin'),
      'greek-cyrillic': createThreadRecogniser(threads, 'greek-cyrillic'),
    },
    languages: options.languages,
  };
  return {
    read: (raster, settings, whileWaiting) => readPage(raster, settings, parts, whileWaiting),
    close: () => threads.close(),
  };
}

/** @throws ReadError `model_unusable` with what is wrong with the first file that has a fault */
async function checkFiles(files: readonly string[]): Promise<void> {
  const [fault] = (await Promise.all(files.map(checkModelFile))).filter((one) => one !== undefined);
  if (fault !== undefined) throw new ReadError('model_unusable', fault);
}

const isRecogniser = (one: RecogniserFiles | Recogniser): one is Recogniser => 'recognise' in one;

const filesOf = ({ files: [model, alphabet] }: { files: readonly [string, string] }): RecogniserFiles => ({
  model,
  alphabet,
});
