import { join } from 'node:path';

const file = (name: string) => join(import.meta.dirname, '../../models', name);

export interface OcrModel {
  name: string;
  version: string;
  licence: string;
  /** Absolute paths; all must exist. */
  files: readonly string[];
}

/** The models that reading needs. Each has a card beside it under `models/`. */
export const OCR_MODELS = {
  detector: {
    name: 'detector',
    version: 'v4',
    licence: 'Apache-2.0 (derivative of ch_PP-OCRv4_det)',
    files: [file('detector-v4.onnx')],
  },
  recogniser: {
    name: 'latin',
    version: 'v1',
    licence: 'MIT, base en_PP-OCRv4_rec Apache-2.0',
    files: [file('latin-v2.onnx'), file('latin-v2.chars.json')],
  },
} as const satisfies Record<string, OcrModel>;
