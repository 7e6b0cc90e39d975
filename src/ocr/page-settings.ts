import type { Raster, Word } from '../document/index.ts';

export interface OcrSettings {
  /** Straighten a tilted page, and lay sheets on photos flat. Tilted lines are read either way. */
  straighten: boolean;
  /** Degrees by which the picture is turned clockwise before anything else. */
  rotate: number;
  /** Make the picture black and white before recognition. */
  binarize: boolean;
  /** Enlarge the picture twofold before recognition, unless it is large already. */
  upsample: boolean;
  /** One of the contract's language names: a hint where an accent or the alphabet is in doubt. */
  language?: string;
}

export interface OcrResult {
  /** Boxes in pixels of the picture as read. The words of a line follow each other; lines are in no order. */
  words: Word[];
  /** Size of the picture as read: turned, enlarged, upright, straightened. */
  width: number;
  height: number;
  /** Degrees turned clockwise in all, −180 < rotation ≤ 180. */
  rotation: number;
  /** The picture as read, drawn at the first call. */
  raster(): Promise<Raster>;
}

/**
 * Called once, when the calling thread has some 100 ms to spare because the others are at work. Takes the grey values of the picture, unless it is read
 * turned, enlarged or in another light.
 */
export type WhileWaiting = (grey?: Uint8Array) => void;
