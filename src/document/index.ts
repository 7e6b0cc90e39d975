export { type DetectedFormat, detectFormat, KNOWN_EXTENSIONS } from './format.ts';
export { addHeicPack, hasHeicPack } from './image/index.ts';
export { openDocument } from './open.ts';
export type {
  DocumentFormat,
  DocumentLimits,
  HiddenKind,
  OpenDocument,
  Page,
  PageText,
  Raster,
  Square,
  Word,
} from './types.ts';
