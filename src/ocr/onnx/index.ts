export { checkModelFile } from './check-model-file.ts';
export { OCR_MODELS, type RecogniserName } from './models.ts';
export { createReusableBuffer, loadModel } from './session.ts';
