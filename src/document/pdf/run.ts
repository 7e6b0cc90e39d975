import type { Glyph } from './glyphs.ts';

/** Glyphs of one word, in their order. */
export interface Run {
  glyphs: Glyph[];
}
