import { median } from '../picture/index.ts';
import type { Glyph } from './glyphs.ts';

/** Characters that proportional print sets in half the room of others. */
const NARROW = /^[iljI.,:;'’!|]$/;
/** As many distances, and as many beside narrow characters: else nothing can be told. */
const LEAST = 6;
const LEAST_NARROW = 3;
/** In fixed pitch, narrow characters stand as far apart as others; where proportional, 0.6 to 0.9 times as far. */
const EVEN = 0.93;
/** Deviation of all distances, in relation to their mean. With 0.15 spaces are lost on drawn pages, set in proportional type. */
const SPREAD = 0.13;

/**
 * The distance from character to character in print of fixed pitch (tills, typewriters), in pixels of the line; undefined for proportional print and
 * where a line is too short to tell.
 */
export function fixedPitch(glyphs: readonly Glyph[]): number | undefined {
  const narrow: number[] = [];
  const wide: number[] = [];
  for (const [before, glyph] of neighbours(glyphs)) {
    const isNarrow = NARROW.test(glyph.text) || NARROW.test(before.text);
    (isNarrow ? narrow : wide).push(glyph.at - before.at);
  }
  const all = [...narrow, ...wide];
  if (all.length < LEAST || narrow.length < LEAST_NARROW || wide.length < 2) return undefined;
  const pitch = median(wide);
  return spread(all) <= SPREAD && median(narrow) >= EVEN * pitch ? pitch : undefined;
}

/** The median distance of neighbours within words, in pixels. */
export const medianPitch = (glyphs: readonly Glyph[]) =>
  median(neighbours(glyphs).map(([before, glyph]) => glyph.at - before.at));

/** Glyphs that follow each other within words. */
const neighbours = (glyphs: readonly Glyph[]): (readonly [Glyph, Glyph])[] =>
  glyphs
    .slice(1)
    .map((glyph, i) => [glyphs[i]!, glyph] as const)
    .filter((pair) => pair.every(({ text }) => text !== ' '));

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}
