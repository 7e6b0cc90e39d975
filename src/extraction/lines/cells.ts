import type { Word } from '../../document/index.ts';
import type { LayoutPage } from '../../layout/index.ts';
import { type Amount, type Convention, chooseAmount, findAmounts, findPercents } from '../values/index.ts';
import { STROKE } from './columns.ts';

/** What stands in one column of one row. */
export interface Cell {
  words: Word[];
  page: LayoutPage;
  /** Its number; percent where there is a sign and no sum of money beside it. */
  value: number | undefined;
  /** Its percent. */
  rate: number | undefined;
  /** It has a percent sign, or is a number as rates are. */
  rateLike: boolean;
}

/** Rates may be printed without a sign where their heading has it; no tax on sales is above 27 %. */
const HIGHEST_RATE = 28;

export function cellOf(words: Word[], page: LayoutPage, convention: Convention): Cell {
  const text = isSpacedOut(words, page.unit) ? closed(words) : spaced(words, page.unit);
  if (STROKE.test(text)) return { words, page, value: 1, rate: undefined, rateLike: false };
  const rate = findPercents(text)[0]?.value.value;
  const amount = longestAmount(text);
  const value = amount && chooseAmount(amount, convention).value;
  if (rate !== undefined && !(amount && amount.fraction === 2))
    return { words, page, value: rate, rate, rateLike: true };
  const rateLike = rate === undefined && amount !== undefined && isRate(amount, value!);
  return { words, page, value, rate, rateLike };
}

/** A rate printed against a sum: "0,2621 %" is 0,26 and 21 %. */
const RATE_AGAINST_SUM = /^(\S*?\d[.,]\d\d)(\d{1,2}) ?%$/u;
/** More ways to read one cell are not tried. */
const MOST_VALUES = 6;

/**
 * What else a cell may say, where its first reading contradicts the rest of its row: another of its numbers, the other meaning of its mark,
 * digits that are set apart from each other, a rate that stands against the sum, a one that looks like a letter.
 */
export function otherValues({ words }: Cell, convention: Convention): number[] {
  const text = words.map((word) => word.text.trim()).join(' ');
  const [, sum] = RATE_AGAINST_SUM.exec(text) ?? [];
  const found = [...(sum ? [sum] : []), text, text.replaceAll(' ', '')].flatMap((one) =>
    findAmounts(one).flatMap(({ value }) => [
      chooseAmount(value, convention).value,
      ...value.readings.map((reading) => reading.value),
    ]),
  );
  return [...new Set(found)].slice(0, MOST_VALUES);
}

/** Words further apart than this, in line heights, are no groups of digits of one number. Scans have 0.3 to 0.65 within one, 1.5 and more between columns. */
const WIDEST_SPACE = 0.9;

/** Digits and marks each by itself: "1 0 5,00". Between groups of a number stand three digits. */
const LONE_DIGIT = /^\d[.,]?$/;
const DIGITS = /^[\d.,]+$/;

/** A number whose digits are set apart. */
function isSpacedOut(words: readonly Word[], unit: number): boolean {
  const numbers = words.filter(({ text }) => /\d/.test(text));
  return (
    numbers.length > 1 &&
    numbers.every(({ text }) => DIGITS.test(text.trim())) &&
    numbers.slice(0, -1).every((word, i) => numbers[i + 1]!.box.x0 - word.box.x1 < WIDEST_SPACE * unit) &&
    numbers.filter(({ text }) => LONE_DIGIT.test(text.trim())).length > 1 &&
    numbers.some(({ text }) => /[.,]/.test(text))
  );
}

const closed = (words: readonly Word[]) => {
  const numbers = words.filter(({ text }) => /\d/.test(text));
  const [first, last] = [words.indexOf(numbers[0]!), words.indexOf(numbers.at(-1)!)];
  const text = (list: readonly Word[]) => list.map((word) => word.text.trim()).join(' ');
  return `${text(words.slice(0, first))} ${numbers.map((word) => word.text.trim()).join('')} ${text(words.slice(last + 1))}`.trim();
};

/** The words with one space between them, and more where they stand further apart: so no number reaches across two columns. */
function spaced(words: readonly Word[], unit: number): string {
  return words.reduce((text, word, i) => {
    const before = words[i - 1];
    if (!before) return word.text.trim();
    const apart = word.box.x0 - before.box.x1 > WIDEST_SPACE * unit;
    return `${text}${apart ? '   ' : ' '}${word.text.trim()}`;
  }, '');
}

function isRate({ fraction, currency, symbol }: Amount, value: number): boolean {
  return fraction <= 1 && !currency && !symbol && value >= 0 && value <= HIGHEST_RATE;
}

/** The longest number in a text. */
export function numberIn(text: string, convention: Convention): number | undefined {
  const amount = longestAmount(text);
  return amount && chooseAmount(amount, convention).value;
}

function longestAmount(text: string): Amount | undefined {
  const [longest] = findAmounts(text).sort((a, b) => b.end - b.start - (a.end - a.start));
  return longest?.value;
}
