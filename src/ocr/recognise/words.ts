import { type Crop, LINE_HEIGHT } from './crop.ts';
import type { Glyph, Rival } from './glyphs.ts';
import { findInk } from './ink.ts';
import { splitWords, widestGap } from './spaces.ts';
import { isRare } from './stems.ts';

/** A word of a line; its edges as fractions 0–1 of the line's area, along its width and height. */
export interface LineWord {
  text: string;
  confidence: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Letters whose accent is open to doubt, or that may be digits. */
  doubts: Doubt[];
}

/** A letter that may bear another accent, or none, or be a digit. */
export interface Doubt {
  /** Where it starts in the word's text. */
  at: number;
  text: string;
  probability: number;
  rivals: readonly Rival[];
  digit?: Rival;
}

/** A sign that stands alone and is read with less confidence is an icon: a telephone before its number is read as £ with 0.3 to 0.5. */
const SIGN = 0.5;

/** Parts the glyphs of one line into words and finds each word's edges. */
export function lineWords(crop: Crop, glyphs: readonly Glyph[]): LineWord[] {
  const ink = findInk(crop);
  const words = splitWords(glyphs, crop, ink);
  let start = 0;
  const placed = words.map((word, i) => {
    const next = words[i + 1];
    const end = next ? widestGap(ink.columns, word.at(-1)!.at, next[0]!.at).middle : crop.width;
    const [x0, x1] = inked(ink.columns, start, end, word);
    start = end;
    return {
      text: word.map((glyph) => glyph.text).join(''),
      confidence: confidence(word),
      left: x0 / crop.width,
      right: x1 / crop.width,
      top: ink.top / LINE_HEIGHT,
      bottom: ink.bottom / LINE_HEIGHT,
      doubts: doubts(word),
    };
  });
  return placed.filter(({ text, confidence }) => confidence >= SIGN || /[\p{L}\p{N}]|../u.test(text));
}

function doubts(word: readonly Glyph[]): Doubt[] {
  const found: Doubt[] = [];
  let at = 0;
  for (const { text, probability, rivals = [], digit } of word) {
    if (rivals.length > 0 || digit || isRare(text))
      found.push({ at, text, probability, rivals, ...(digit && { digit }) });
    at += text.length;
  }
  return found;
}

/** Geometric mean of the glyphs' probabilities: one bad character is felt. */
function confidence(glyphs: readonly Glyph[]): number {
  const sum = glyphs.reduce((total, glyph) => total + Math.log(glyph.probability), 0);
  return Math.exp(sum / glyphs.length);
}

/** First and last inked column of a span; the glyphs' own middles where the ink is not told apart from the ground. */
function inked(columns: Uint8Array, from: number, to: number, group: readonly Glyph[]): [number, number] {
  const first = group[0]!.at;
  const last = group.at(-1)!.at;
  let x0 = Math.round(from);
  let x1 = Math.round(to);
  while (x0 < first && !columns[x0]) x0++;
  while (x1 > last && !columns[x1 - 1]) x1--;
  return x0 < x1 ? [x0, x1] : [first, Math.max(last, first + 1)];
}
