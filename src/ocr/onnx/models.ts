import { join } from 'node:path';

const file = (name: string) => join(import.meta.dirname, '../../../models', name);

export interface OcrModel {
  name: string;
  version: string;
  licence: string;
  /** Absolute paths; all must exist. */
  files: readonly string[];
}

/** Part of the names of their files, so that none is said to be another. */
const DETECTOR = 'v5';
const LATIN = 'v4';
const GREEK_CYRILLIC = 'v1';

/** The letters that a recogniser knows. Latin letters the second knows, too, but less well. */
export type Letters = 'latin' | 'greek-cyrillic';

/** The models that reading needs. Each has a card beside it under `models/`. */
export const OCR_MODELS = {
  detector: {
    name: 'detector',
    version: DETECTOR,
    licence: 'Apache-2.0 (derivative of ch_PP-OCRv4_det)',
    files: [file(`detector-${DETECTOR}.onnx`)],
  },
  latin: {
    name: 'latin',
    version: LATIN,
    licence: 'MIT, base en_PP-OCRv4_rec Apache-2.0',
    files: [file(`latin-${LATIN}.onnx`), file(`latin-${LATIN}.chars.json`)],
  },
  /** Loaded when a page asks for it. */
  greekCyrillic: {
    name: 'greek-cyrillic',
    version: GREEK_CYRILLIC,
    licence: 'MIT, base en_PP-OCRv4_rec Apache-2.0',
    files: [
      file(`greek-cyrillic-${GREEK_CYRILLIC}.onnx`),
      file(`greek-cyrillic-${GREEK_CYRILLIC}.chars.json`),
    ],
  },
} as const satisfies Record<string, OcrModel>;
