import type { Field } from '../../invoice/index.ts';
import { columnRates, MAX_RATE, type RateCandidate } from '../amounts/index.ts';
import { type Context, probability } from '../evidence/index.ts';
import { derivedField, readField } from '../places/index.ts';
import type { DecidedSums } from './sums.ts';

/** Percent by which a rate may be off that the sums imply: what rounding the printed rate leaves open, and a tax that is rounded to a cent. */
const SLACK = { percent: 0.06, cents: 0.6 };
/** A rate that the sums imply is this much surer, in log-odds. */
const IMPLIED = 2;
/** Two halves of the implied rate, such as CGST and SGST, are as sure as this. */
const SURE_OF_HALVES = 0.9;
/** Percent that rounding leaves open at most, for a rate to be told from the sums alone: bases of 15 and more. */
const CLEAR = 0.1;
const SURE_OF_WHOLE = 0.7;

type Rate = Pick<RateCandidate, 'place' | 'rate' | 'logOdds'>;

/** The one rate that applies to the whole invoice; absent where several do or none is printed. It follows from the sums where they imply one. */
export function decideRate(
  context: Context,
  candidates: readonly RateCandidate[],
  sums: DecidedSums,
): Field<number> | undefined {
  const likely = candidates.filter(({ logOdds }) => logOdds > context.model.thresholds.vatRate);
  const implied = impliedRate(sums);
  if (implied !== undefined) {
    const found = rateNear(context, implied, candidates, likely, sums);
    if (found || sums.consistent) return found;
  }
  return onlyRate(context, likely, sums);
}

/** Percent that the tax is of the net; where no tax was found, what lies between net and gross. */
function impliedRate({ totals: { net, tax, gross }, impliedRate: implied }: DecidedSums): number | undefined {
  if (implied !== undefined) return implied;
  const isPair = net && gross && !tax && gross.value > net.value;
  return isPair ? (100 * gross.value) / net.value - 100 : undefined;
}

/** A rate as the sums imply it: printed, in two halves, under a heading of rates, or a whole percentage that no other contradicts. */
function rateNear(
  context: Context,
  implied: number,
  candidates: readonly RateCandidate[],
  likely: readonly RateCandidate[],
  { totals, impliedRate: exact }: DecidedSums,
): Field<number> | undefined {
  const net = Math.abs(totals.net?.value ?? 0);
  const slack = SLACK.percent + (net ? SLACK.cents / net : 0);
  const isNear = (rate: number) => Math.abs(rate - implied) <= slack;
  const printed = likeliest(candidates.filter(({ rate }) => isNear(rate)));
  if (printed) return fieldOf(context, printed, Math.max(printed.logOdds, 0) + IMPLIED);
  const halves = likely.filter(({ rate }) => isNear(2 * rate));
  if (halves.length > 1) return derivedField(2 * halves[0]!.rate, SURE_OF_HALVES);
  const inColumn = columnRates(context).find(({ rate }) => isNear(rate));
  if (inColumn) return fieldOf(context, inColumn, IMPLIED + inColumn.logOdds);
  // Two sums that are to the cent a whole percentage apart name the rate; a small base leaves it open.
  const whole = Math.round(implied);
  const isClear = exact !== undefined && likely.length === 0 && slack < CLEAR;
  return isClear && isNear(whole) && whole > 1 && whole <= MAX_RATE
    ? derivedField(whole, SURE_OF_WHOLE)
    : undefined;
}

/** The rate that is printed, where only one is. */
function onlyRate(
  context: Context,
  likely: readonly RateCandidate[],
  { totals: { net, gross } }: DecidedSums,
): Field<number> | undefined {
  const only = likeliest(likely);
  if (!only || new Set(likely.map(({ rate }) => rate)).size !== 1) return undefined;
  const isTaxed = net && gross && net.value !== gross.value;
  return only.rate === 0 && isTaxed ? undefined : fieldOf(context, only, only.logOdds);
}

const likeliest = (rates: readonly RateCandidate[]): RateCandidate | undefined =>
  rates.toSorted((a, b) => b.logOdds - a.logOdds)[0];

const fieldOf = ({ reading }: Context, { place, rate }: Rate, logOdds: number) =>
  readField(rate, place, probability(logOdds), reading.layout.pageOf(place.segment));
