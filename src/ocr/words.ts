import { type Crop, LINE_HEIGHT } from './crop.ts';
import type { Glyph } from './ctc.ts';
import { findInk } from './ink.ts';

/** A word of a line; its edges as fractions 0–1 of the line's area, along its width and height. */
export interface LineWord {
  text: string;
  confidence: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Parts the glyphs of one line at its spaces and finds each word's box. */
export function lineWords(crop: Crop, glyphs: readonly Glyph[]): LineWord[] {
  const ink = findInk(crop);
  const groups: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if (glyph.text !== ' ') groups[groups.length - 1]!.push(glyph);
    else if (groups[groups.length - 1]!.length > 0) groups.push([]);
  }
  const words = groups.filter((group) => group.length > 0);
  let start = 0;
  return words.map((group, i) => {
    const end = words[i + 1] ? widestGap(ink.columns, group.at(-1)!.at, words[i + 1]![0]!.at) : crop.width;
    const [x0, x1] = inked(ink.columns, start, end, group);
    start = end;
    return {
      text: group.map((glyph) => glyph.text).join(''),
      confidence: confidence(group),
      left: x0 / crop.width,
      right: x1 / crop.width,
      top: ink.top / LINE_HEIGHT,
      bottom: ink.bottom / LINE_HEIGHT,
    };
  });
}

/** Geometric mean of the glyphs' probabilities: one bad character is felt. */
function confidence(glyphs: readonly Glyph[]): number {
  const sum = glyphs.reduce((total, glyph) => total + Math.log(glyph.probability), 0);
  return Math.exp(sum / glyphs.length);
}

/** The middle of the widest run of blank columns between two glyphs, or halfway where there is none. */
function widestGap(columns: Uint8Array, from: number, to: number): number {
  let middle = (from + to) / 2;
  let widest = 0;
  let run = 0;
  for (let x = Math.max(0, Math.floor(from)); x <= to && x < columns.length; x++) {
    run = columns[x] ? 0 : run + 1;
    if (run > widest) {
      widest = run;
      middle = x + 1 - run / 2;
    }
  }
  return middle;
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
