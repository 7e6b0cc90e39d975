import { availableParallelism } from 'node:os';
import type { Raster } from '../document/index.ts';
import { loadDetector } from './detector.ts';
import { OCR_MODELS } from './models.ts';
import { type OcrResult, type OcrSettings, readPage } from './read.ts';
import { loadRecogniser } from './recogniser.ts';

export { OCR_MODELS } from './models.ts';
export type { OcrResult, OcrSettings } from './read.ts';

/** A reader of pictures, its models loaded once. Reads one page at a time. */
export interface Ocr {
  read(raster: Raster, settings: OcrSettings): Promise<OcrResult>;
  close(): Promise<void>;
}

/** @param options.threads cores that one page may use; default all. A pool of readers on one machine wants 1 each. */
export async function createOcr(options: { threads?: number } = {}): Promise<Ocr> {
  const threads = options.threads ?? availableParallelism();
  const [detector, recogniser] = await Promise.all([
    loadDetector(OCR_MODELS.detector.files[0], threads),
    loadRecogniser(OCR_MODELS.recogniser.files, threads),
  ]);
  return {
    read: (raster, settings) => readPage(raster, settings, detector, recogniser),
    async close() {
      await Promise.all([detector.close(), recogniser.close()]);
    },
  };
}
