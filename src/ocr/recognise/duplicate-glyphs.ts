import { toBaseLetter } from './base-letters.ts';
import type { Glyph } from './glyphs.ts';
import { measurePitch } from './pitch.ts';

/** Two glyphs that are both read with at least this are two letters: "fi" in small print, a step apart, has 0.96 and 0.98. */
const SURE = 0.9;
/** Glyphs no further apart than this many steps of the network … */
const CLOSE = 1.1;
/** … are one letter, in print whose letters are at least this many steps apart. */
const WIDE_PITCH = 2.5;

/**
 * Makes one of two glyphs that are one letter in print. A letter over which the network wavers from one step to the next comes out as two: `3200ML` as
 * `320OML`, `40170` as `4017Z0`, `tarifs` as `tariífs`. Two letters cannot stand that close: the likelier one stays. All of 160 such pairs on 36 drawn
 * pages, their scans and 35 receipts were one letter.
 *
 * @param stride pixels of a step
 */
export function mergeDuplicateGlyphs(glyphs: readonly Glyph[], stride: number): Glyph[] {
  const isWide = measurePitch(glyphs) >= WIDE_PITCH * stride;
  const merged: Glyph[] = [];
  for (const glyph of glyphs) {
    const before = merged.at(-1);
    if (before && isDuplicate(before, glyph, isWide ? CLOSE * stride : 0))
      merged[merged.length - 1] = mergeGlyphs(before, glyph);
    else merged.push(glyph);
  }
  return merged;
}

function isDuplicate(before: Glyph, glyph: Glyph, close: number): boolean {
  if (!glyph.joined || before.text === ' ' || glyph.text === ' ') return false;
  if (Math.min(before.probability, glyph.probability) >= SURE) return false;
  return glyph.at - before.at <= close || toBaseLetter(before.text) === toBaseLetter(glyph.text);
}

/** The likelier of the two; the other is what it may be instead. */
function mergeGlyphs(a: Glyph, b: Glyph): Glyph {
  const [best, other] = a.probability >= b.probability ? [a, b] : [b, a];
  const alternative = { text: other.text, probability: other.probability };
  const glyph: Glyph = { ...best, at: (a.at + b.at) / 2 };
  if (a.joined) glyph.joined = true;
  else delete glyph.joined;
  if (/^\p{L}\d$/u.test(best.text + alternative.text)) glyph.digit = alternative;
  else if (toBaseLetter(best.text) === toBaseLetter(alternative.text)) {
    const others = (best.alternatives ?? []).filter(({ text }) => text !== alternative.text);
    glyph.alternatives = [...others, alternative].sort((x, y) => y.probability - x.probability);
  }
  return glyph;
}
