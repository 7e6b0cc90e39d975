import type { LayoutPage } from '../../../layout/index.ts';
import { verticalOverlap } from '../../../layout/index.ts';
import type { Label } from '../../labels/index.ts';
import type { Located } from '../../places/index.ts';

/** What a label may stand beside or above. */
export type Placed = Pick<Located<unknown>, 'box' | 'segment' | 'page' | 'start' | 'end'>;

/** Boxes that share this part of their height stand on one line. */
export const SAME_LINE = 0.45;

/** Boxes may overlap by this, in line heights, and still stand one after the other. */
export const SLACK = 0.3;

const LETTERS = /\p{L}{2,}/gu;
export const countWords = (text: string): number => (text === '' ? 0 : (text.match(LETTERS)?.length ?? 0));

/** A heading stands right above a value: overlap and gap between them, and how far its left edge is off, in line heights. */
const HEADING = { overlap: 0.4, gap: 1.5, aside: 0.7 };
/** A heading's label is this part of its text at least: "Banco Ribereño" has a label's word in it, and is none. */
const MOSTLY = 0.7;

/** The label stands right above, edge to edge. */
export function isHeading(
  label: Located<Label>,
  { box }: Pick<Placed, 'box'>,
  { unit }: LayoutPage,
): boolean {
  const gap = (box.y0 - label.box.y1) / unit;
  if (gap <= -HEADING.overlap || gap >= HEADING.gap) return false;
  if (Math.abs(label.segment.box.x0 - box.x0) >= HEADING.aside * unit) return false;
  const { text } = label.segment;
  return label.end - label.start >= MOSTLY * text.length && !/\d/.test(text);
}

/** Two labels on one line of a page, in segments of their own, share more than this part of their height. */
const SHARED_LINE = 0.5;

export const isOnLineOf = (a: Located<unknown>, b: Located<unknown>): boolean =>
  a.page === b.page && a.segment !== b.segment && verticalOverlap(a.box, b.box) > SHARED_LINE;

/** How a label stands in its own segment. */
export interface LabelLook {
  /** 0–1: how little of its segment comes before it and is no label. */
  bare: number;
  /** Words that follow it there. */
  after: number;
}

/** A word before a label in its segment leaves this part of what it says; more than so many leave no less. */
const WORD_BEFORE = 0.85;
const MOST_WORDS_BEFORE = 4;
/** A label in a segment of more words than these, labels not counted, is part of running text and says this part. */
const RUNNING_TEXT = { words: 8, says: 0.6 };

/** `inSegment` are all labels of its segment. */
export function lookOf(label: Located<Label>, inSegment: readonly Located<Label>[]): LabelLook {
  const { text } = label.segment;
  let rest = text;
  for (const { start, end } of inSegment)
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  const before = countWords(rest.slice(0, label.start));
  const running = countWords(rest) > RUNNING_TEXT.words ? RUNNING_TEXT.says : 1;
  return {
    bare: WORD_BEFORE ** Math.min(before, MOST_WORDS_BEFORE) * running,
    after: countWords(text.slice(label.end)),
  };
}

/** Each word that follows a label leaves this part of what it says of another line; more than so many leave no less. */
const WORD_AFTER = 0.9;
export const MOST_COUNTED = 6;

export const afterWords = (words: number): number => WORD_AFTER ** Math.min(MOST_COUNTED, words);
