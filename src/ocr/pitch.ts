import type { Glyph } from './ctc.ts';

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
  for (const [i, glyph] of glyphs.entries()) {
    const before = glyphs[i - 1];
    if (!before || glyph.text === ' ' || before.text === ' ') continue;
    const isNarrow = NARROW.test(glyph.text) || NARROW.test(before.text);
    (isNarrow ? narrow : wide).push(glyph.at - before.at);
  }
  const all = [...narrow, ...wide];
  if (all.length < LEAST || narrow.length < LEAST_NARROW || wide.length < 2) return undefined;
  const pitch = median(wide);
  return spread(all) <= SPREAD && median(narrow) >= EVEN * pitch ? pitch : undefined;
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
