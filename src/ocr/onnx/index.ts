export { faultOfModelFile } from './check-models.ts';
export { type Letters, OCR_MODELS } from './models.ts';
export { createRoom, loadModel } from './session.ts';
