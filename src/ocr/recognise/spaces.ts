import { findMedian } from '../picture/index.ts';
import type { Crop } from './crop-line.ts';
import type { Glyph } from './glyphs.ts';
import { type Ink, measureColumnContrast } from './ink.ts';
import { findFixedPitch } from './pitch.ts';

/**
 * A gap after a letter that is wider than both of these is a space though none was read, as in `Seite1`: this share of the ink's height, and
 * this many median gaps of the line, for letters set wide apart. Measured on 23 invoice pages: words 96.9 → 97.1, numbers 97.5 → 98.0
 * (F1 in percent); at 0.25 words fall to 96.7; with spaces between digits, too, numbers fall to 94.
 */
const SPACE_IN_HEIGHTS = 0.32;
const SPACE_IN_GAPS = 2.2;

/**
 * In print of fixed pitch, characters closer than this many times the pitch have no space between them, although the gaps beside narrow ones are as
 * wide as spaces elsewhere: `onl ine`. On 35 receipts F1 of words 92.9 → 93.3, of numbers 90.3 → 90.7; at 1.3 spaces of proportional print are lost.
 */
const SPACE_IN_PITCHES = 1.2;

/** Splits the glyphs of a line at spaces, and at gaps as wide as spaces. */
export function splitWords(glyphs: readonly Glyph[], crop: Crop, ink: Ink): Glyph[][] {
  const gaps = glyphs.map((glyph, i) => {
    const before = glyphs[i - 1];
    if (!before || before.text === ' ' || glyph.text === ' ') return 0;
    return findWidestGap(ink.columns, before.at, glyph.at).width;
  });
  const spaceWidth = Math.max(
    SPACE_IN_HEIGHTS * (ink.bottom - ink.top),
    SPACE_IN_GAPS * findMedian(gaps.filter((gap) => gap > 0)),
  );
  const minDistance = SPACE_IN_PITCHES * (findFixedPitch(glyphs) ?? 0);
  let contrast: Uint8Array | undefined;
  const isSpace = (i: number): boolean => {
    const [before, glyph, after] = [glyphs[i - 1], glyphs[i]!, glyphs[i + 1]];
    if (glyph.text === ' ') return !(before && after && after.at - before.at < minDistance);
    if (!before || gaps[i]! <= spaceWidth || glyph.at - before.at < minDistance) return false;
    if (!/\p{L}/u.test(before.text) || !/[\p{L}\d]/u.test(glyph.text)) return false;
    contrast ??= measureColumnContrast(crop, ink);
    return widestPaleGap(contrast, before.at, glyph.at) > spaceWidth;
  };
  const words: Glyph[][] = [[]];
  for (const [i, glyph] of glyphs.entries()) {
    if (isSpace(i)) words.push([]);
    if (glyph.text !== ' ') words.at(-1)!.push(glyph);
  }
  return words.filter((word) => word.length > 0);
}

/** The widest run of blank columns between two glyphs; where there is none, one of width 0 halfway. */
export function findWidestGap(
  columns: Uint8Array,
  from: number,
  to: number,
): { middle: number; width: number } {
  const gap = { middle: (from + to) / 2, width: 0 };
  let run = 0;
  for (let x = Math.max(0, Math.floor(from)); x <= to && x < columns.length; x++) {
    run = columns[x] ? 0 : run + 1;
    if (run > gap.width) {
      gap.width = run;
      gap.middle = x + 1 - run / 2;
    }
  }
  return gap;
}

/** The darkest pixel of a glyph is looked for in so many columns on both sides of its middle. */
const GLYPH_RADIUS = 6;
/** A column is pale when it has less than this share of the contrast of the glyphs beside it. */
const PALE = 0.5;

/**
 * The widest run of pale columns between two glyphs, as grey words and black ones may share a line. It finds gaps within faded letters, too, and is
 * therefore no proof of a space by itself.
 */
function widestPaleGap(contrast: Uint8Array, from: number, to: number): number {
  const peak = (at: number) => {
    let most = 0;
    for (
      let x = Math.max(0, Math.round(at) - GLYPH_RADIUS);
      x <= at + GLYPH_RADIUS && x < contrast.length;
      x++
    )
      most = Math.max(most, contrast[x]!);
    return most;
  };
  const pale = PALE * Math.min(peak(from), peak(to));
  let widest = 0;
  let run = 0;
  for (let x = Math.max(0, Math.floor(from)); x <= to && x < contrast.length; x++) {
    run = contrast[x]! < pale ? run + 1 : 0;
    widest = Math.max(widest, run);
  }
  return widest;
}
