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

/** A tax is at most this part of the net; more of it than the other is unusual. */
const MOST_TAX = 0.5;
const HUGE_TAX = 0.35;
/** Where the net is not known: a tax of more than this part of the gross is unusual. */
const HUGE_OF_GROSS = 0.3;
/** Where the tax is not known: a net below this part of the gross leaves a third and more for tax. */
const LOW_NET = 0.7;
/** A tax may differ from its rate of the base by this part of the base, and a cent: lines are rounded one by one. */
const RATE_SLACK = 0.0006;

/** How well net, tax and gross go together, in log-odds that all of them are right. */
export function agreement(
  { net, tax, gross }: Sums,
  surroundings: Surroundings,
  consistency: Model['consistency'],
): number {
  if (gross === undefined) return 0;
  if (net !== undefined && tax !== undefined) return agreeAll(net, tax, gross, surroundings, consistency);
  if (net !== undefined) return agreeNet(net, gross, surroundings, consistency);
  return tax === undefined ? 0 : agreeTax(tax, gross, surroundings, consistency);
}

/** One of the printed rates makes this part of the base. */
export const fitsRate = (base: number, part: number, rates: readonly number[]) =>
  rates.some(
    (rate) => rate > 0 && Math.abs((base * rate) / 100 - part) <= CENT + Math.abs(base) * RATE_SLACK,
  );

function agreeAll(
  net: number,
  tax: number,
  gross: number,
  { rates, adjustments, roundings = [] }: Surroundings,
  consistency: Model['consistency'],
): number {
  const rest = gross - net - tax;
  const isRounded = roundings.some((sum) => Math.abs(Math.abs(rest) - sum) <= CENT);
  if (Math.abs(rest) > 2 * CENT && !isRounded)
    return explained(rest, adjustments) ? consistency.adjusted : consistency.contradiction;
  if (tax === 0) return consistency.untaxed;
  // A discount adds up like a negative tax.
  if (Math.abs(tax) > MOST_TAX * Math.abs(net) || tax * net < 0) return consistency.contradiction;
  return (
    consistency.addsUp +
    (fitsRate(net, tax, rates) ? consistency.rate : 0) +
    (Math.abs(tax) > HUGE_TAX * Math.abs(net) ? consistency.hugeTax : 0)
  );
}

function agreeNet(
  net: number,
  gross: number,
  { rates, adjustments }: Surroundings,
  consistency: Model['consistency'],
): number {
  const difference = gross - net;
  if (Math.abs(net) > Math.abs(gross) + CENT)
    return explained(difference, adjustments) ? 0 : consistency.netAboveGross;
  if (fitsRate(net, difference, rates)) return consistency.pairRate;
  // So much tax: one of the two is something else.
  const isLow = gross > 0 && net < LOW_NET * gross;
  return isLow && !explained(difference, adjustments) ? consistency.hugeTax : 0;
}

function agreeTax(
  tax: number,
  gross: number,
  { rates }: Surroundings,
  consistency: Model['consistency'],
): number {
  if (Math.abs(tax) > HUGE_OF_GROSS * Math.abs(gross)) return consistency.hugeTax;
  return tax !== 0 && fitsRate(gross - tax, tax, rates) ? consistency.pairRate : 0;
}
