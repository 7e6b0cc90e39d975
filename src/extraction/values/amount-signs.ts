import type { AdjacentCurrency } from './adjacent-currencies.ts';

/** A number in its text, with the currencies printed against it. */
export interface NumberInText {
  text: string;
  start: number;
  end: number;
  /** Digits after the decimal mark. */
  fraction: number;
  before: AdjacentCurrency | undefined;
  after: AdjacentCurrency | undefined;
}

type Range = readonly [start: number, end: number];

/** A minus with a space behind it, at the head of a cell or after the currency. */
const SPACED_MINUS = /^(?:\p{Sc}|\p{Lu}[\p{L}$.]{0,3})?\p{Zs}?[-−–]\p{Zs}$/u;
const MINUS = /[-−–]/;

/** The ways to print a negative amount; each gives the range of the number with its sign. The first that is found counts. */
const NEGATIVE_FORMS: readonly ((number: NumberInText) => Range | undefined)[] = [
  // "-12,00", "-$12.00"; "AB-12" is no sign.
  (number) => {
    const outer = outerStart(number);
    const minus = MINUS.test(number.text[outer - 1] ?? '');
    return minus && !/[\p{L}\p{N}]/u.test(number.text[outer - 2] ?? '') ? [outer - 1, number.end] : undefined;
  },
  // "- 12,00", with nothing but a currency before it: a dash before a whole number begins an item of a list.
  (number) => {
    const head = number.text.slice(0, outerStart(number));
    const isSum = number.fraction === 2 || number.before || number.after;
    return isSum && SPACED_MINUS.test(head) ? [head.search(/[-−–]\p{Zs}$/u), number.end] : undefined;
  },
  // "€ -12,00"
  ({ text, start, end }) => (MINUS.test(text[start - 1] ?? '') ? [start - 1, end] : undefined),
  // "(12.00)", "(12.00 EUR)"
  (number) => {
    const [outer, far] = [outerStart(number), number.after?.end ?? number.end];
    return number.text[outer - 1] === '(' && number.text[far] === ')' ? [outer - 1, far + 1] : undefined;
  },
  // "12.00-"; "12,-" has no cents, and "600/-" has none either.
  ({ text, start, end }) =>
    /^[-−](?![\p{L}\p{N}/-])/u.test(text.slice(end)) && !/[-–—]$/.test(text.slice(start, end))
      ? [start, end + 1]
      : undefined,
];

const outerStart = ({ before, start }: NumberInText) => before?.start ?? start;

/** Where the number stands with its minus sign or brackets; undefined when it is not negative. */
export function findNegative(number: NumberInText): Range | undefined {
  for (const form of NEGATIVE_FORMS) {
    const range = form(number);
    if (range) return range;
  }
  return undefined;
}
