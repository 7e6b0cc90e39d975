import type { PageText, Word } from '../document/index.ts';
import { unite, verticalOverlap, weightedMedian } from './geometry.ts';
import type { Segment } from './types.ts';

/**
 * A gap wider than this many line heights separates two segments. Spaces are 0.25–0.4 of a line height in print and 0.6 in
 * typewriter and receipt type; columns that are to be distinguished by eye are 1 or more apart.
 */
export const WIDE_GAP = 1;

const BULLET = /^[•·●]$/u;
const isBullet = ({ text }: Word) => BULLET.test(text);

/** The same on till slips, whose letters are widely spaced. */
export const SLIP_GAP = 1.6;

/**
 * A page whose print is less wide than this, in line heights, is a till slip. Measured: slips 13–30, one of 38; sheets 41–76.
 */
const SLIP_WIDTH = 34;

/** Fewer words do not show how wide a page is. */
const FEWEST_WORDS = 8;
/** This share of the words at each side may be stray marks. */
const STRAY = 0.02;

/** Whether the print of a page, apart from stray marks at its sides, is so narrow that it must be a till slip. */
export function isNarrow(words: readonly Word[], unit: number): boolean {
  if (words.length < FEWEST_WORDS) return false;
  const lefts = words.map(({ box }) => box.x0).sort((a, b) => a - b);
  const rights = words.map(({ box }) => box.x1).sort((a, b) => a - b);
  const stray = Math.floor(words.length * STRAY);
  return rights.at(-1 - stray)! - lefts[stray]! < SLIP_WIDTH * unit;
}

/** Words that overlap vertically by at least this fraction of the smaller height stand on one line. */
const SAME_LINE = 0.5;

/** Median height of the words of a page, long words counting more; 1 for a page without words. */
export function medianHeight(words: readonly Word[]): number {
  return weightedMedian(words.map(({ box, text }) => ({ value: box.y1 - box.y0, weight: text.length }))) || 1;
}

/** A word of three letters or more is wider than high, "ill" and "111" barely; print that runs up the margin is higher than this, in widths. */
const UPRIGHT = { three: 1.7, more: 1.2 };

function isUpright({ box, text }: Word): boolean {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  return text.length > 2 && height > (text.length === 3 ? UPRIGHT.three : UPRIGHT.more) * width;
}

/** Letters and syllables of print that runs up the margin: they stand in the same strip as its words. */
function inStrip(word: Word, strips: readonly Word[]): boolean {
  const { x0, x1 } = word.box;
  return (
    word.text.length < 4 &&
    strips.filter(({ box }) => x0 >= box.x0 - (x1 - x0) / 2 && x1 <= box.x1 + (x1 - x0) / 2).length > 1
  );
}

function isPlaced({ box }: Word): boolean {
  return box.x1 > box.x0 && box.y1 > box.y0 && Number.isFinite(box.x0 + box.y0 + box.x1 + box.y1);
}

/** The words of a page that take part in its lines. */
export function findUsableWords(page: PageText): Word[] {
  const words = page.words.filter(
    (word) => word.angle === undefined && word.text.trim() !== '' && isPlaced(word),
  );
  const strips = words.filter(isUpright);
  return words.filter((word) => !isUpright(word) && !inStrip(word, strips));
}

/** Chains of words, in line heights: what a low mark counts as, how far the next word may be, how far two boxes may overlap. */
const LEAST_HEIGHT = 0.7;
const REACH = 4;
const MOST_OVERLAP = 0.6;

/** Small print between bullets is widely spaced: there, a wide gap is so many times as wide. */
const BULLET_GAP = 1.6;

/**
 * Chains each word to the next one on its line, by local overlap only, so that a slight tilt does no harm, and cuts where the gap is wide.
 * @param unit the page's median height of words: marks lower than a letter must not make gaps look wide
 * @param wideGap in line heights
 */
export function segmentWords(words: readonly Word[], unit: number, wideGap: number): Word[][] {
  const byLeft = [...words].sort((a, b) => a.box.x0 - b.box.x0 || a.box.y0 - b.box.y0);
  const open: Word[][] = [];
  const done: Word[][] = [];
  for (const word of byLeft) {
    let best: Word[] | undefined;
    let bestGap = Infinity;
    for (let i = open.length - 1; i >= 0; i--) {
      const chain = open[i]!;
      const last = chain[chain.length - 1]!;
      const gap = word.box.x0 - last.box.x1;
      const height = Math.max(last.box.y1 - last.box.y0, word.box.y1 - word.box.y0, LEAST_HEIGHT * unit);
      if (gap > REACH * height) {
        // Words come by their left edges: nothing later can be nearer to this chain.
        done.push(chain);
        open.splice(i, 1);
        continue;
      }
      if (gap < -MOST_OVERLAP * height || gap >= bestGap) continue;
      if (gap > wideGap * height) {
        if (gap > BULLET_GAP * wideGap * height || !(isBullet(word) || isBullet(last))) continue;
      }
      if (verticalOverlap(last.box, word.box) < SAME_LINE) continue;
      best = chain;
      bestGap = gap;
    }
    if (best) best.push(word);
    else open.push([word]);
  }
  return [...done, ...open];
}

export function makeSegment(page: number, words: Word[]): Segment {
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    if (text) text += ' ';
    starts.push(text.length);
    text += word.text.trim();
  }
  return {
    id: -1,
    page,
    words,
    text,
    starts,
    box: unite(words.map(({ box }) => box)),
    height: medianHeight(words),
  };
}
