import { CURRENCY_CODES, CURRENCY_SIGNS, CURRENCY_SIGNS_BESIDE_NUMBERS } from '../../knowledge/index.ts';
import { anyOf } from './words.ts';

/** A currency printed right before or after a number. */
export interface AdjacentCurrency {
  start: number;
  end: number;
  /** ISO 4217, most plausible first. */
  currencies: readonly string[];
  printed: string;
}

const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(CURRENCY_SIGNS_BESIDE_NUMBERS),
  ...[...CURRENCY_CODES].map(([printed, code]) => [printed, [code]] as const),
  ...Object.entries(CURRENCY_SIGNS),
]);

const ONE = `(?:${anyOf([...MEANINGS.keys()])})`;
const BEFORE = new RegExp(`(?<![\\p{L}\\p{M}])${ONE}[.:]?\\p{Zs}?$`, 'u');
const AFTER = new RegExp(`^\\p{Zs}?${ONE}(?![\\p{L}\\p{M}])`, 'u');
const OUTER_MARKS = /^\p{Zs}+|[\p{Zs}:]+$/gu;
/** Characters to look at: the longest sign, a mark, a space, and the character that ends it. */
const REACH_CHARACTERS = 12;

function find(pattern: RegExp, window: string, offset: number): AdjacentCurrency | undefined {
  const match = pattern.exec(window);
  if (!match) return undefined;
  const printed = match[0].replace(OUTER_MARKS, '');
  const currencies = MEANINGS.get(printed) ?? MEANINGS.get(printed.replace(/\.$/, ''));
  if (!currencies) return undefined;
  const start = offset + match.index;
  return { start, end: start + match[0].length, currencies, printed };
}

/** The currency that ends where the number begins, at most one space between. */
export function currencyBefore(text: string, at: number): AdjacentCurrency | undefined {
  const from = Math.max(0, at - REACH_CHARACTERS);
  return find(BEFORE, text.slice(from, at), from);
}

/** The currency that begins where the number ends, at most one space between. */
export function currencyAfter(text: string, at: number): AdjacentCurrency | undefined {
  return find(AFTER, text.slice(at, at + REACH_CHARACTERS), at);
}
