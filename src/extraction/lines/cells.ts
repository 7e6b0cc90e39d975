import type { Word } from '../../document/index.ts';
import type { LayoutPage } from '../../layout/index.ts';
import { type Amount, type Convention, chooseAmount, findAmounts, findPercents } from '../values/index.ts';

/** What stands in one column of one row. */
export interface Cell {
  words: Word[];
  page: LayoutPage;
  /** Its number; percent where there is a sign. */
  value: number | undefined;
  /** It has a percent sign, or is a number as rates are. */
  rateLike: boolean;
}

/** Rates may be printed without a sign where their heading has it; no tax on sales is above 27 %. */
const HIGHEST_RATE = 28;

export function cellOf(words: Word[], page: LayoutPage, convention: Convention): Cell {
  const text = spaced(words, page.unit);
  const [percent] = findPercents(text);
  if (percent) return { words, page, value: percent.value.value, rateLike: true };
  const amount = longestAmount(text);
  const value = amount && chooseAmount(amount, convention).value;
  return { words, page, value, rateLike: amount !== undefined && isRate(amount, value!) };
}

/** Words further apart than this, in line heights, are no groups of digits of one number. Scans have 0.3 to 0.65 within one, 1.5 and more between columns. */
const WIDEST_SPACE = 0.9;

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
