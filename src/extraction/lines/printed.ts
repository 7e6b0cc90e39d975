import { inSegment } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { chooseAmount } from '../values/index.ts';
import type { SumLines } from './sums.ts';

/** What is printed around the items, as absolute values. */
export interface PrintedSums {
  /** Sums of several lines, whatever they include. */
  sums: readonly number[];
  /** What is added to the sum of the lines, or taken off it. */
  adjustments: readonly number[];
}

/** More of them are not combined. */
const MOST_ADJUSTMENTS = 4;
const CENT = 0.011;

export function printedSums(reading: Reading, lines: SumLines): PrintedSums {
  const sums = new Set<number>();
  const adjustments = new Set<number>();
  for (const [{ segments }, { total }] of lines)
    for (const segment of segments)
      for (const { value } of inSegment(reading.amounts, segment)) {
        if (value.fraction === 0 && !value.currency && !value.symbol) continue;
        const amount = Math.abs(chooseAmount(value, reading.convention).value);
        if (amount > 0) (total ? sums : adjustments).add(amount);
      }
  return { sums: [...sums], adjustments: [...adjustments].slice(0, MOST_ADJUSTMENTS) };
}

/** Whether a sum is printed as one of several lines. */
export const isPrinted = (sum: number, { sums }: PrintedSums): boolean =>
  sums.some((one) => Math.abs(one - Math.abs(sum)) <= CENT);

/** Whether a sum is one of the totals when printed adjustments are added or taken off. */
export function leadsTo(sum: number, totals: readonly number[], { adjustments }: PrintedSums): boolean {
  const reached = adjustments.reduce<number[]>(
    (sums, one) => sums.flatMap((value) => [value, value + one, value - one]),
    [Math.abs(sum)],
  );
  return reached.some((value) => totals.some((total) => Math.abs(value - Math.abs(total)) <= CENT));
}
