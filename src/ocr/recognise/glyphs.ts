import type { Alternative } from '../recogniser.ts';

/** A character as the recognition network reads it. */
export interface Glyph {
  text: string;
  /** 0–1. */
  probability: number;
  /** Its middle, in pixels of the network's input. */
  at: number;
  /** The same letter with other accents or none, as far as the picture leaves room for them, the likeliest first; of a rare letter, plain ones too. */
  alternatives?: Alternative[];
  /** The digit that a letter may be instead. */
  digit?: Alternative;
  /** It follows the glyph before it without a blank between. */
  joined?: boolean;
}
