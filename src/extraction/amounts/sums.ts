import type { Model } from '../evidence/index.ts';

/** Amounts are rounded to a cent each. */
export const CENT = 0.011;

/** What else on the page has a say in the sums. */
export interface Surroundings {
  /** Percentages printed as tax rates. */
  rates: readonly number[];
  /** Discounts, shipping, prepayments, rounding: what may stand between net and gross besides tax. */
  adjustments: readonly number[];
  /** Balances of earlier invoices, which make the amount due more than the total. */
  balances: readonly number[];
  /** Roundings of the total: net and tax make it with one of them as well as without. */
  roundings?: readonly number[];
}

/** The difference is one, two or three of the printed adjustments, added or taken off. */
export function explained(
  difference: number,
  adjustments: readonly number[],
  depth = 3,
  /** The first of them that is not used yet. */
  from = 0,
): boolean {
  if (Math.abs(difference) <= 2 * CENT) return true;
  if (depth === 0) return false;
  for (let at = from; at < adjustments.length; at++) {
    const amount = adjustments[at]!;
    if (explained(difference - amount, adjustments, depth - 1, at + 1)) return true;
    if (explained(difference + amount, adjustments, depth - 1, at + 1)) return true;
  }
  return false;
}

export interface Sums {
  net?: number | undefined;
  tax?: number | undefined;
  gross?: number | undefined;
}

/** Net and tax are exactly the gross, tax not nought. */
export const addUp = ({ net, tax, gross }: Sums) =>
  net !== undefined &&
  tax !== undefined &&
  gross !== undefined &&
  tax !== 0 &&
  Math.abs(gross - net - tax) <= 2 * CENT;

/** How well net, tax and gross go together, in log-odds that all of them are right. */
export function agreement(
  { net, tax, gross }: Sums,
  { rates, adjustments, roundings = [] }: Surroundings,
  consistency: Model['consistency'],
): number {
  const fits = (base: number, part: number) =>
    rates.some((rate) => rate > 0 && Math.abs((base * rate) / 100 - part) <= 0.011 + Math.abs(base) * 0.0006);
  if (net !== undefined && tax !== undefined && gross !== undefined) {
    const rest = gross - net - tax;
    const rounded = roundings.some((sum) => Math.abs(Math.abs(rest) - sum) <= CENT);
    if (Math.abs(rest) > 2 * CENT && !rounded)
      return explained(rest, adjustments) ? consistency.adjusted : consistency.contradiction;
    if (tax === 0) return consistency.untaxed;
    // A discount adds up like a negative tax.
    if (Math.abs(tax) > 0.5 * Math.abs(net) || tax * net < 0) return consistency.contradiction;
    const huge = Math.abs(tax) > 0.35 * Math.abs(net);
    return consistency.addsUp + (fits(net, tax) ? consistency.rate : 0) + (huge ? consistency.hugeTax : 0);
  }
  if (net !== undefined && gross !== undefined) {
    const difference = gross - net;
    if (Math.abs(net) > Math.abs(gross) + CENT)
      return explained(difference, adjustments) ? 0 : consistency.netAboveGross;
    if (fits(net, difference)) return consistency.pairRate;
    // A third and more of tax: one of the two is something else.
    return gross > 0 && net < 0.7 * gross && !explained(difference, adjustments) ? consistency.hugeTax : 0;
  }
  if (tax !== undefined && gross !== undefined) {
    if (Math.abs(tax) > 0.3 * Math.abs(gross)) return consistency.hugeTax;
    if (tax !== 0 && fits(gross - tax, tax)) return consistency.pairRate;
  }
  return 0;
}
