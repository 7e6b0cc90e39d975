import type { PageText, Word } from '../document/index.ts';
import { unite, verticalOverlap, weightedMedian } from './geometry.ts';
import type { Segment } from './types.ts';

/**
 * A gap wider than this many line heights parts two segments. Spaces are 0.25–0.4 of a line in print and 0.6 in
 * typewriter and receipt type; columns that are meant to be told apart by eye keep 1 and more.
 */
export const WIDE_GAP = 1;

const BULLET = /^[•·●]$/u;
const isBullet = ({ text }: Word) => BULLET.test(text);

/** The same on till slips, whose letters are set wide apart. */
export const SLIP_GAP = 1.6;

/**
 * A page whose print is less wide than this, in line heights, is a till slip. Measured: slips 13–30, one of 38; sheets 41–76.
 */
const SLIP_WIDTH = 34;

/** The print of a page takes so little width, stray marks at the sides apart, that it must be a till slip. */
export function isNarrow(words: readonly Word[], unit: number): boolean {
  if (words.length < 8) return false;
  const lefts = words.map(({ box }) => box.x0).sort((a, b) => a - b);
  const rights = words.map(({ box }) => box.x1).sort((a, b) => a - b);
  const stray = Math.floor(words.length * 0.02);
  return rights.at(-1 - stray)! - lefts[stray]! < SLIP_WIDTH * unit;
}

/** Words whose boxes share at least half of the lower one's height stand on one line. */
const SAME_LINE = 0.5;

/** Median height of the words of a page, long words counting more; 1 for a page without words. */
export function medianHeight(words: readonly Word[]): number {
  return weightedMedian(words.map(({ box, text }) => ({ value: box.y1 - box.y0, weight: text.length }))) || 1;
}

/** A word of three letters and more is wider than high, "ill" and "111" hardly. Print that runs up the margin is not. */
function isUpright({ box, text }: Word): boolean {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  return text.length > 2 && height > (text.length === 3 ? 1.7 : 1.2) * width;
}

/** Letters and syllables left over from print that runs up the margin: they stand in the same strip as its words. */
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
  const words = page.words.filter((word) => word.text.trim() !== '' && isPlaced(word));
  const strips = words.filter(isUpright);
  return words.filter((word) => !isUpright(word) && !inStrip(word, strips));
}

/**
 * Chains each word to the next one on its line, by local overlap only, so that a slight tilt does no harm, and cuts
 * where the gap is wide. `unit` is the page's median height: marks lower than a letter must not make gaps look wide.
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
      const height = Math.max(last.box.y1 - last.box.y0, word.box.y1 - word.box.y0, 0.7 * unit);
      if (gap > 4 * height) {
        // Words come by their left edges: nothing later can be nearer to this chain.
        done.push(chain);
        open.splice(i, 1);
        continue;
      }
      if (gap < -0.6 * height || gap >= bestGap) continue;
      if (gap > wideGap * height) {
        // Small print between bullets is set wide.
        if (gap > 1.6 * wideGap * height || !(isBullet(word) || isBullet(last))) continue;
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
