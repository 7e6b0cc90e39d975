import type { Glyph } from './glyphs.ts';
import { medianPitch } from './pitch.ts';
import { stemOf } from './stems.ts';

/** Read with at least this, either is a letter of its own: "fi" in small print, a step apart, has 0.96 and 0.98. */
const SURE = 0.9;
/** Glyphs no further apart than this many steps of the network… */
const CLOSE = 1.1;
/** …are one letter in print whose letters are this many steps apart. */
const ROOM = 2.5;

/**
 * A letter over which the network wavers from one step to the next comes out as two: `3200ML` as `320OML`, `40170` as `4017Z0`, `tarifs` as `tariífs`. Two
 * letters cannot stand that close: the likelier one stays. Of 160 such pairs on 36 drawn pages, their scans and 35 receipts all were one letter.
 *
 * @param stride pixels of a step
 */
export function mergeTwins(glyphs: readonly Glyph[], stride: number): Glyph[] {
  const isWide = medianPitch(glyphs) >= ROOM * stride;
  const merged: Glyph[] = [];
  for (const glyph of glyphs) {
    const before = merged.at(-1);
    if (before && isTwin(before, glyph, isWide ? CLOSE * stride : 0))
      merged[merged.length - 1] = one(before, glyph);
    else merged.push(glyph);
  }
  return merged;
}

function isTwin(before: Glyph, glyph: Glyph, close: number): boolean {
  if (!glyph.joined || before.text === ' ' || glyph.text === ' ') return false;
  if (Math.min(before.probability, glyph.probability) >= SURE) return false;
  return glyph.at - before.at <= close || stemOf(before.text) === stemOf(glyph.text);
}

/** The likelier of the two; the other is what it may be instead. */
function one(a: Glyph, b: Glyph): Glyph {
  const [best, other] = a.probability >= b.probability ? [a, b] : [b, a];
  const rival = { text: other.text, probability: other.probability };
  const glyph: Glyph = { ...best, at: (a.at + b.at) / 2 };
  if (a.joined) glyph.joined = true;
  else delete glyph.joined;
  if (/^\p{L}\d$/u.test(best.text + rival.text)) glyph.digit = rival;
  else if (stemOf(best.text) === stemOf(rival.text)) {
    const others = (best.rivals ?? []).filter(({ text }) => text !== rival.text);
    glyph.rivals = [...others, rival].sort((x, y) => y.probability - x.probability);
  }
  return glyph;
}
