export { detectText, shrinkForDetector } from './detect-text.ts';
export { loadDetectorNetwork, type Tile } from './detector-network.ts';
export { findMissedText, type MissedText } from './missed-text.ts';
export type { TileDetector } from './tiles.ts';
