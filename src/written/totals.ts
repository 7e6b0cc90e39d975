import { defined } from '../base/index.ts';
import type { Invoice } from '../invoice/index.ts';
import type { StandardAdjustment } from './adjustments.ts';
import { cents } from './cents.ts';
import type { StandardLine } from './lines.ts';

/** BG-22. */
export interface StandardTotals {
  /** BT-106. */
  lines?: number;
  /** BT-107. */
  allowances?: number;
  /** BT-108. */
  charges?: number;
  /** BT-109. */
  net?: number;
  tax?: number;
  gross?: number;
  prepaid?: number;
  rounding?: number;
  /** BT-115. */
  due?: number;
}

interface Adjustments {
  allowances: StandardAdjustment[];
  charges: StandardAdjustment[];
}

/**
 * The sums, and what is taken off and added for the whole invoice: as it is stated, else the amounts of the totals where they lead from the
 * lines to the net (on some invoices they are among the lines already).
 */
export function chooseTotals(
  { totals, vatRate }: Invoice,
  lines: readonly StandardLine[],
  stated: Adjustments,
): Adjustments & { totals: StandardTotals } {
  const net = totals.net?.value;
  const ofLines = sumOf(lines.map((line) => line.net));
  const isStated = stated.allowances.length + stated.charges.length > 0;
  const adjustments = isStated ? stated : findBetween(totals, ofLines, net, vatRate?.value);
  const sums = {
    allowances: sumOf(adjustments.allowances.map(({ amount }) => amount)),
    charges: sumOf(adjustments.charges.map(({ amount }) => amount)),
  };
  return {
    ...adjustments,
    totals: defined({
      lines: ofLines ?? net,
      allowances: sums.allowances || undefined,
      charges: sums.charges || undefined,
      net,
      tax: totals.tax?.value,
      gross: totals.gross?.value,
      prepaid: totals.prepaid?.value,
      rounding: totals.rounding?.value,
      // Withholding has no place in the standard: what is due is before it.
      due: totals.withholding ? totals.gross?.value : (totals.amountDue ?? totals.gross)?.value,
    }),
  };
}

function findBetween(
  totals: Invoice['totals'],
  lines: number | undefined,
  net: number | undefined,
  rate: number | undefined,
): Adjustments {
  const [discount, charge] = [totals.discount?.value ?? 0, (totals.charges ?? totals.shipping)?.value ?? 0];
  for (const [off, added] of [
    [0, 0],
    [discount, charge],
    [discount, 0],
    [0, charge],
  ] as const) {
    if (lines === undefined || net === undefined || cents(lines - off + added) !== cents(net)) continue;
    const category = rate === undefined ? {} : { rate, category: rate > 0 ? 'S' : 'Z' };
    return {
      allowances: off > 0 ? [{ amount: off, reason: 'Discount', ...category }] : [],
      charges: added > 0 ? [{ amount: added, reason: 'Charge', ...category }] : [],
    };
  }
  return { allowances: [], charges: [] };
}

/** Undefined where one is missing, or there is none. */
function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  if (amounts.length === 0 || amounts.includes(undefined)) return undefined;
  return cents(amounts.reduce<number>((sum, amount) => sum + amount!, 0));
}
