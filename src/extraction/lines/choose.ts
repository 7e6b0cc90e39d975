import type { Totals } from '../../invoice/index.ts';
import type { Reading } from '../reading/index.ts';
import type { RawLine } from './fields.ts';
import { isPrinted, leadsTo, type PrintedSums, printedSums } from './printed.ts';
import { isProduct } from './roles.ts';
import { settle } from './settle.ts';
import { sumLines } from './sums.ts';

const WORTH = {
  amount: 1,
  description: 1,
  /** Quantity times price is the amount. */
  product: 2,
  /** The same, with a quantity of one. */
  single: 1.4,
  /** A quantity or a price that nothing proves. */
  number: 0.3,
  /** The description holds sums of money: a column was not understood. */
  mixed: -1.5,
  /** Nothing says what it is. */
  nameless: -0.7,
} as const;

/** Lines that add up to a total are worth so many times as much. */
const AGREEING = 1.6;
/** A reading that knows less of the page, such as of its headings, is better by at least so much before it is taken. */
const LEAD = 1.5;
/** Till slips' headings rarely stand above what they head: without proof they count so much. */
const UNPROVEN_ON_SLIP = 0.3;

/** Of several readings of the items the one that has most in it, that the totals bear out, and in which most lines are quantity times price. */
export function likeliest(readings: readonly RawLine[][], reading: Reading, totals: Totals): RawLine[] {
  const printed = printedSums(reading, sumLines(reading));
  let [best, most]: [RawLine[], number] = [[], 0];
  for (const lines of readings) {
    const worth = worthOf(lines, totals, reading, printed);
    if (worth > LEAD * most) [best, most] = [lines, worth];
  }
  return best;
}

function worthOf(lines: readonly RawLine[], totals: Totals, reading: Reading, printed: PrintedSums): number {
  const worth = lines.reduce((worth, line) => worth + worthOfLine(line), 0);
  if (settle(lines, totals).agrees || leads(lines, totals, printed)) return AGREEING * worth;
  const narrow = reading.layout.pages.some((page) => page.narrow);
  return narrow && !lines.some(isProven) ? UNPROVEN_ON_SLIP * worth : worth;
}

/** Two lines or more make up a printed sum, or with what is added or taken off a total. */
function leads(lines: readonly RawLine[], totals: Totals, printed: PrintedSums): boolean {
  if (lines.length < 2) return false;
  const known = [totals.net, totals.gross].flatMap((total) => (total ? [total.value] : []));
  return (['amount', 'net', 'gross'] as const).some((key) => {
    const sum = lines.reduce((all, line) => all + (line[key]?.value ?? 0), 0);
    return sum !== 0 && (isPrinted(sum, printed) || leadsTo(sum, known, printed));
  });
}

const MONEY = /(?<![\d.,])\d+[.,]\d\d(?![\d.,%])/u;

function worthOfLine(line: RawLine): number {
  const { description, quantity, unitPrice } = line;
  const sum = line.amount ?? line.net ?? line.gross;
  let worth = sum ? WORTH.amount : 0;
  if (!description) worth += WORTH.nameless;
  else worth += MONEY.test(description.value) ? WORTH.mixed : WORTH.description;
  if (isProven(line)) worth += quantity!.value === 1 ? WORTH.single : WORTH.product;
  else worth += WORTH.number * [quantity, unitPrice].filter((field) => field).length;
  return worth;
}

function isProven({ quantity, unitPrice, discount, ...line }: RawLine): boolean {
  const sum = line.amount ?? line.net ?? line.gross;
  if (!quantity || !unitPrice || !sum) return false;
  return isProduct(quantity.value, unitPrice.value, sum.value, discount?.value);
}
