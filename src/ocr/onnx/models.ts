import { join } from 'node:path';

const file = (name: string) => join(import.meta.dirname, '../../../models', name);

export interface OcrModel {
  name: string;
  version: string;
  licence: string;
  /** Absolute paths; all must exist. */
  files: readonly string[];
}

/** Part of the names of the files: a version and its file cannot be mixed up. */
const DETECTOR = 'v5';
const LATIN = 'v4';
const GREEK_CYRILLIC = 'v1';

/** The built-in recognisers, by the letters that they are for. The second knows Latin letters, too, but less well. */
export type RecogniserName = 'latin' | 'greek-cyrillic';

/** The models that the OCR needs. Each has a card under `models/`. */
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
  /** Loaded when a page needs it. */
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
