import { join } from 'node:path';

const file = (name: string) => join(import.meta.dirname, '../../models', name);

export interface OcrModel {
  name: string;
  version: string;
  licence: string;
  /** Absolute paths; all must exist. */
  files: readonly string[];
}

/** Part of the names of their files, so that none is said to be another. */
const DETECTOR = 'v4';
const RECOGNISER = 'v2';

/** The models that reading needs. Each has a card beside it under `models/`. */
export const OCR_MODELS = {
  detector: {
    name: 'detector',
    version: DETECTOR,
    licence: 'Apache-2.0 (derivative of ch_PP-OCRv4_det)',
    files: [file(`detector-${DETECTOR}.onnx`)],
  },
  recogniser: {
    name: 'latin',
    version: RECOGNISER,
    licence: 'MIT, base en_PP-OCRv4_rec Apache-2.0',
    files: [file(`latin-${RECOGNISER}.onnx`), file(`latin-${RECOGNISER}.chars.json`)],
  },
} as const satisfies Record<string, OcrModel>;
