export { detect, overview } from './detector.ts';
export { loadPainter, type Tile } from './painter.ts';
export { type PassedOver, passedOver } from './passed-over.ts';
