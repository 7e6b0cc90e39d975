import { findMedian } from '../picture/index.ts';
import type { Glyph } from './glyphs.ts';

/** Characters that are half as wide as others in proportional print. */
const NARROW = /^[iljI.,:;'’!|]$/;
/** With fewer distances, or fewer beside narrow and beside wide characters, nothing can be told. */
const MIN_DISTANCES = 6;
const MIN_NARROW = 3;
const MIN_WIDE = 2;
/** In fixed pitch, narrow characters stand at least this many times as far apart as others; in proportional print 0.6 to 0.9 times. */
const MIN_NARROW_DISTANCE = 0.93;
/** The highest deviation of all distances, as a share of their mean. With 0.15 spaces are lost on drawn pages in proportional print. */
const MAX_DEVIATION = 0.13;

/**
 * The distance from character to character in print of fixed pitch (tills, typewriters), in pixels of the network's input; undefined for proportional
 * print, and where a line is too short to tell.
 */
export function findFixedPitch(glyphs: readonly Glyph[]): number | undefined {
  const narrow: number[] = [];
  const wide: number[] = [];
  for (const [before, glyph] of neighbours(glyphs)) {
    const isNarrow = NARROW.test(glyph.text) || NARROW.test(before.text);
    (isNarrow ? narrow : wide).push(glyph.at - before.at);
  }
  const all = [...narrow, ...wide];
  if (all.length < MIN_DISTANCES || narrow.length < MIN_NARROW || wide.length < MIN_WIDE) return undefined;
  const pitch = findMedian(wide);
  const isFixed = deviation(all) <= MAX_DEVIATION && findMedian(narrow) >= MIN_NARROW_DISTANCE * pitch;
  return isFixed ? pitch : undefined;
}

/** The median distance of neighbours within words, in pixels of the network's input. */
export const measurePitch = (glyphs: readonly Glyph[]) =>
  findMedian(neighbours(glyphs).map(([before, glyph]) => glyph.at - before.at));

/** Pairs of glyphs that follow each other within words. */
const neighbours = (glyphs: readonly Glyph[]): (readonly [Glyph, Glyph])[] =>
  glyphs
    .slice(1)
    .map((glyph, i) => [glyphs[i]!, glyph] as const)
    .filter((pair) => pair.every(({ text }) => text !== ' '));

/** Standard deviation as a share of the mean. */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}
