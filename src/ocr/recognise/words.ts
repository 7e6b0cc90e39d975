import type { Doubt, LineWord } from '../recogniser.ts';
import { isRareLetter } from './base-letters.ts';
import { type Crop, LINE_HEIGHT } from './crop-line.ts';
import type { Glyph } from './glyphs.ts';
import { findInk } from './ink.ts';
import { findWidestGap, splitWords } from './spaces.ts';

/** A sign that stands alone and is read with less confidence than this is an icon: a telephone before its number is read as £ with 0.3 to 0.5. */
const MIN_SIGN_CONFIDENCE = 0.5;

/** Splits the glyphs of one line into words and finds the edges of each. */
export function buildWords(crop: Crop, glyphs: readonly Glyph[]): LineWord[] {
  const ink = findInk(crop);
  const words = splitWords(glyphs, crop, ink);
  let start = 0;
  const found = words.map((word, i) => {
    const next = words[i + 1];
    const end = next ? findWidestGap(ink.columns, word.at(-1)!.at, next[0]!.at).middle : crop.width;
    const [x0, x1] = inkedSpan(ink.columns, start, end, word);
    start = end;
    return {
      text: word.map((glyph) => glyph.text).join(''),
      confidence: confidenceOf(word),
      left: x0 / crop.width,
      right: x1 / crop.width,
      top: ink.top / LINE_HEIGHT,
      bottom: ink.bottom / LINE_HEIGHT,
      doubts: doubtsOf(word),
    };
  });
  return found.filter(
    ({ text, confidence }) => confidence >= MIN_SIGN_CONFIDENCE || /[\p{L}\p{N}]|../u.test(text),
  );
}

function doubtsOf(word: readonly Glyph[]): Doubt[] {
  const found: Doubt[] = [];
  let at = 0;
  for (const { text, probability, alternatives = [], digit } of word) {
    if (alternatives.length > 0 || digit || isRareLetter(text))
      found.push({ at, text, probability, alternatives, ...(digit && { digit }) });
    at += text.length;
  }
  return found;
}

/** Geometric mean of the glyphs' probabilities, in which one bad character shows. */
function confidenceOf(glyphs: readonly Glyph[]): number {
  const sum = glyphs.reduce((total, glyph) => total + Math.log(glyph.probability), 0);
  return Math.exp(sum / glyphs.length);
}

/** The first inked column of a span and the one after the last; the middles of its glyphs where ink and ground cannot be told apart. */
function inkedSpan(columns: Uint8Array, from: number, to: number, group: readonly Glyph[]): [number, number] {
  const first = group[0]!.at;
  const last = group.at(-1)!.at;
  let x0 = Math.round(from);
  let x1 = Math.round(to);
  while (x0 < first && !columns[x0]) x0++;
  while (x1 > last && !columns[x1 - 1]) x1--;
  return x0 < x1 ? [x0, x1] : [first, Math.max(last, first + 1)];
}
