import type { Box } from '../../invoice/index.ts';
import type { Word } from '../types.ts';
import { withTrueAdvances } from './advances.ts';
import { ANGLE_STEP, along, BASELINE_SHIFT, difference, isSlanted } from './along-line.ts';
import { type Glyph, SILENT, SPACE } from './glyphs.ts';
import { joinRaisedCents } from './raised-cents.ts';
import type { Run } from './run.ts';
import { joinSpacedLetters, WIDEST_LETTER_SPACE } from './spaced-letters.ts';

/**
 * A gap along the line that is wider than this, in font sizes, parts two words. Words against pdftotext on 63 PDFs:
 * F1 99.54 at 0.10, 99.53 at 0.12, 99.40 at 0.15, 99.26 at 0.22; 0.10 is a common letter space in designed headings.
 */
const WORD_GAP = 0.12;

/** A step back of more than this, in font sizes, begins a new word; kerning and ligatures stay below. */
const STEP_BACK = 0.5;

/** From one slanted glyph to the next in a word, in font sizes; capitals are about 1 wide. */
const SLANTED_STEP = 1.2;

/** Glyphs of one word differ in size by less than this factor; a raised footnote mark differs by more. */
const SIZE_RATIO = 1.3;

/** Below this many degrees a word counts as level. */
const LEVEL = 2;

const LIGATURES: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'ft',
  ﬆ: 'st',
};

const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => LIGATURES[ligature]!)
    .toWellFormed();

/** How far a glyph stands from the one before it, in font sizes; undefined where it belongs to another line or differs in size. */
function gapAfter(last: Glyph, glyph: Glyph): number | undefined {
  if (difference(glyph.angle, last.angle) > ANGLE_STEP) return undefined;
  const size = Math.max(glyph.size, last.size);
  const here = along(glyph, last.angle);
  const before = along(last, last.angle);
  const shift = Math.abs(here.across - before.across) / size;
  const ratio = size / Math.min(glyph.size, last.size);
  if (shift > BASELINE_SHIFT || (ratio > SIZE_RATIO && !isSmallCapital(last, glyph, ratio, shift)))
    return undefined;
  return here.start === before.start ? 0 : (here.start - before.end) / size;
}

/** Small capitals share the baseline of the capitals and marks next to them, which are larger by this factor at most. */
const SMALL_CAPITALS = 1.6;
const SAME_BASELINE = 0.02;
const CAPITAL_OR_MARK = /^[\p{Lu}\p{P}]$/u;
const LETTER = /^\p{L}$/u;

function isSmallCapital(last: Glyph, glyph: Glyph, ratio: number, shift: number): boolean {
  const [small, large] = glyph.size < last.size ? [glyph, last] : [last, glyph];
  return (
    ratio < SMALL_CAPITALS &&
    shift < SAME_BASELINE &&
    CAPITAL_OR_MARK.test(String.fromCodePoint(large.code)) &&
    LETTER.test(String.fromCodePoint(small.code))
  );
}

const union = (a: Box, b: Box): Box => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
});

/** Glyphs of a line that no space and no column gap separates, with the gap before each. */
interface Stretch {
  glyphs: Glyph[];
  gaps: number[];
}

function stretchesOf(glyphs: readonly Glyph[]): Stretch[] {
  const stretches: Stretch[] = [];
  let stretch: Stretch | undefined;
  for (const glyph of glyphs) {
    if (glyph.code === SPACE) {
      stretch = undefined;
      continue;
    }
    const last = stretch?.glyphs.at(-1);
    const gap = last && gapAfter(last, glyph);
    const most = isSlanted(glyph.angle) ? SLANTED_STEP : WIDEST_LETTER_SPACE;
    if (stretch && gap !== undefined && gap <= most && gap >= -STEP_BACK) {
      stretch.glyphs.push(glyph);
      stretch.gaps.push(gap);
    } else {
      stretch = { glyphs: [glyph], gaps: [0] };
      stretches.push(stretch);
    }
  }
  return stretches;
}

/** A stretch needs this many letters and digits before its letter spacing can be measured. */
const TOLD = 4;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
/** From this gap on, in font sizes, letters are spaced; kerning stays below. */
const SET_WIDE = 0.04;

/** The space between the letters of a stretch, in font sizes; undefined where there are too few. */
function letterSpace({ glyphs, gaps }: Stretch): number | undefined {
  const letters = glyphs.filter(({ code }) => LETTER_OR_DIGIT.test(String.fromCodePoint(code))).length;
  if (letters < TOLD || 2 * letters < glyphs.length) return undefined;
  return gaps.slice(1).sort((a, b) => a - b)[(gaps.length - 1) >> 1]!;
}

/** Whether two stretches are of one line and size: the spacing of one holds for the other, as for "Ltd" after a name. */
function sameLine(one: Stretch, other: Stretch | undefined): boolean {
  const [a, b] = [one.glyphs[0]!, other?.glyphs[0]];
  return (
    b !== undefined &&
    difference(a.angle, b.angle) <= ANGLE_STEP &&
    Math.max(a.size, b.size) < SIZE_RATIO * Math.min(a.size, b.size) &&
    Math.abs(along(a, a.angle).across - along(b, a.angle).across) < SAME_BASELINE * a.size
  );
}

/** The gap that separates two words of each stretch, in font sizes: a space, on top of the letter spacing. */
function wordGaps(stretches: readonly Stretch[]): number[] {
  const own = stretches.map(letterSpace);
  return stretches.map((stretch, i) => {
    if (isSlanted(stretch.glyphs[0]!.angle)) return SLANTED_STEP;
    const near = [i, i - 1, i + 1].find(
      (j) => own[j] !== undefined && (j === i || sameLine(stretch, stretches[j])),
    );
    const space = near === undefined ? 0 : own[near]!;
    // A space has letter spacing on both sides; kerning takes some of it back.
    return WORD_GAP + (space < SET_WIDE ? 0 : 1.8 * space);
  });
}

/** Glyphs gathered into runs: a run ends at a space, or where the next glyph stands apart. */
function runsOf(glyphs: readonly Glyph[]): Run[] {
  const stretches = stretchesOf(glyphs);
  const wordGap = wordGaps(stretches);
  return stretches.flatMap((stretch, s) => {
    const runs: Run[] = [];
    for (const [i, glyph] of stretch.glyphs.entries()) {
      if (i === 0 || stretch.gaps[i]! > wordGap[s]!) runs.push({ glyphs: [glyph] });
      else runs.at(-1)!.glyphs.push(glyph);
    }
    return runs;
  });
}

function toWord({ glyphs }: Run): Word | undefined {
  const characters = glyphs.map(({ code }) => (code === SILENT ? '' : String.fromCodePoint(code)));
  const text = clean(characters.join(''));
  if (!/[^\ufffd]/.test(text)) return undefined;
  const word: Word = {
    text,
    box: glyphs.map((glyph) => glyph.box).reduce(union),
    confidence: 1,
    source: 'text',
  };
  const angle = glyphs[0]!.angle;
  if (difference(angle, 0) > LEVEL) word.angle = Math.round(angle) % 360;
  return word;
}

/** A repeat is looked for among this many earlier words of the same text: a hostile page repeats one 100,000 times. */
const REPEATS = 16;

/** Without words printed again in nearly the same place, as some programs do to fake bold type. */
function withoutRepeats(words: readonly Word[]): Word[] {
  const seen = new Map<string, Box[]>();
  return words.filter(({ text, box }) => {
    const others = seen.get(text) ?? [];
    const near = 0.25 * Math.min(box.x1 - box.x0, box.y1 - box.y0);
    const repeat = others.some(
      (other) => Math.abs(other.x0 - box.x0) < near && Math.abs(other.y0 - box.y0) < near,
    );
    if (!repeat) seen.set(text, [...others.slice(1 - REPEATS), box]);
    return !repeat;
  });
}

/**
 * Gathers glyphs into words, in the order of the layer. A glyph that maps to nothing stays as U+FFFD inside its word,
 * so that a number never silently loses a digit; a word of nothing else is left out.
 */
export function gatherWords(glyphs: readonly Glyph[]): Word[] {
  const runs = joinSpacedLetters(runsOf(withTrueAdvances(glyphs)));
  const words = joinRaisedCents(runs).map(toWord);
  return withoutRepeats(words.filter((word) => word !== undefined));
}
