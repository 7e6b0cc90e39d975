import type { Line } from '../../layout/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { inSegment } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Amount } from '../values/index.ts';
import { beginsAsSum, endsAsSum } from './words.ts';

/** Labels of what follows the items. */
const TOTALS = new Set<LabelRole>([
  'net',
  'gross',
  'tax',
  'amount_due',
  'amount_paid',
  'previous_balance',
  'change_cash',
]);
/** The same, but with a quantity and a price of their own they are items like others. */
const ADJUSTMENTS = new Set<LabelRole>(['prepaid', 'discount', 'shipping', 'rounding', 'withholding']);
/** Labels worse than this are words that look like one. */
const LEAST_QUALITY = 0.75;

/** The name of a sum is no longer than this, in letters. */
const LONGEST_NAME = 30;

export interface Sum {
  /** How much of what the line says is its label: 1 where nothing else stands beside the numbers. */
  known: number;
  /** A total, whatever numbers it sums up. */
  total: boolean;
}

export type SumLines = ReadonlyMap<Line, Sum>;

/** The lines that sum up what stands above them, or add to it. */
export function sumLines(reading: Reading): SumLines {
  const found = new Map<Line, { letters: number; total: boolean }>();
  const seen = new Set<string>();
  for (const { value, segment, start, end } of reading.labels) {
    const total = TOTALS.has(value.role);
    if (value.quality < LEAST_QUALITY || !(total || ADJUSTMENTS.has(value.role))) continue;
    const label = letters(segment.text.slice(start, end));
    if (label < 0.5 * letters(segment.text)) continue;
    // What stands behind a sum tells about it, as "excl. VAT" does, rather than names it.
    if (inSegment(reading.amounts, segment).some((amount) => amount.end <= start && isMoney(amount.value)))
      continue;
    const line = reading.layout.lineOf(segment);
    const sum = found.get(line) ?? { letters: 0, total: false };
    // A phrase with several roles counts once.
    const key = `${segment.id}:${start}`;
    found.set(line, { letters: sum.letters + (seen.has(key) ? 0 : label), total: sum.total || total });
    seen.add(key);
  }
  for (const { lines } of reading.layout.pages)
    for (const line of lines) {
      const text = nameOf(line);
      const start = text.replace(/\d.*$/su, '').trim();
      if (found.has(line)) continue;
      if (!endsAsSum(text) && (start.length > LONGEST_NAME || !beginsAsSum(start))) continue;
      const sums = line.segments
        .flatMap((segment) => inSegment(reading.amounts, segment))
        .filter(({ value }) => isMoney(value));
      if (new Set(sums.map(({ box }) => box.x1)).size <= 1)
        found.set(line, { letters: letters(text) / 2, total: true });
    }
  return new Map(
    [...found].map(([line, { letters: label, total }]) => [
      line,
      { known: label / letters(line.segments.map(({ text }) => text).join('')), total },
    ]),
  );
}

/** What a line says before the numbers at its end. */
const nameOf = ({ segments }: Line) =>
  segments
    .map(({ text }) => text)
    .join(' ')
    .replace(/[^\p{L}]+$/u, '');

const isMoney = ({ fraction, currency, symbol }: Amount) => fraction > 0 || Boolean(currency || symbol);

const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').length;

/** A line is no item. @param numbers in how many columns of numbers it has one */
export function isSum(sum: Sum | undefined, numbers: number): boolean {
  return sum !== undefined && (numbers < 3 || (sum.total && sum.known > 0.8));
}
