import type { Field } from '../../invoice/index.ts';
import type { Context } from '../evidence/index.ts';
import { type Features, labelFeatures, probability, score } from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { derivedField, type Located, readField } from '../places/index.ts';
import { chooseAmount } from '../values/index.ts';
import type { DecidedTotals } from './totals.ts';

export interface RateCandidate {
  place: Located<unknown>;
  rate: number;
  features: Features;
  logOdds: number;
}

/** A number under a heading of rates, without a sign: it confirms a rate that the sums imply, and is none by itself. */
const UNDER_HEADING = /^\d{1,2}(?:[.,]\d{1,2})?$/;

/** Taxes on sales are charged at rates up to 30 percent anywhere; more is a discount or a share. */
const MAX_RATE = 30;

/** Percentages that may be tax rates, by their labels. A column without percent signs is found by its heading. */
export function rateCandidates(context: Context): RateCandidate[] {
  const { reading, labelling } = context;
  return reading.percents
    .filter(({ value }) => value.value <= MAX_RATE)
    .map((place) => {
      const features: Features = labelFeatures(labelling.evidence(place, reading.percents));
      const after = place.segment.text.slice(place.end);
      const labels = reading.labels.filter(
        (label) => label.segment === place.segment && label.start >= place.end && label.start - place.end < 4,
      );
      for (const { value } of labels) features[`right.${value.role}`] = value.quality;
      features.sentence = (after.match(/\p{L}{2,}/gu)?.length ?? 0) > 6 ? 1 : 0;
      return {
        place,
        rate: place.value.value,
        features,
        logOdds: score(context.model.weights.vatRate, features),
      };
    });
}

/** Numbers without a percent sign that stand in a column of rates. */
function columnRates(context: Context): Omit<RateCandidate, 'features'>[] {
  const { reading, labelling } = context;
  return reading.amounts.flatMap((place) => {
    const rate = chooseAmount(place.value, reading.convention).value;
    if (!UNDER_HEADING.test(place.text) || rate > MAX_RATE) return [];
    const heading = labelling
      .evidence(place, reading.amounts)
      .find(({ label, relation }) => relation !== 'left' && isRate(label.value.role));
    return heading && heading.strength > 0.3 ? [{ place, rate, logOdds: heading.strength }] : [];
  });
}

const isRate = (role: LabelRole) => role === 'tax_rate' || role === 'tax';

/** Percent that rounding leaves open at most, for a rate to be told from the sums alone: bases of 15 and more. */
const CLEAR = 0.1;
const SURE_OF_WHOLE = 0.7;

/** The one rate that applies to the whole invoice; absent where several do or none is printed. */
export function decideRate(
  context: Context,
  candidates: readonly RateCandidate[],
  { totals, impliedRate: implied, consistent }: DecidedTotals,
): Field<number> | undefined {
  const { reading } = context;
  const sure = candidates.filter(({ logOdds }) => logOdds > context.model.thresholds.vatRate);
  const field = ({ place, rate }: Pick<RateCandidate, 'place' | 'rate'>, logOdds: number) =>
    readField(rate, place, probability(logOdds), reading.layout.pageOf(place.segment));
  const net = Math.abs(totals.net?.value ?? 0);
  // The tax is rounded to a cent: a small base leaves the rate open.
  const slack = 0.06 + (net ? 0.6 / net : 0);
  const pair = totals.net && totals.gross && !totals.tax && totals.gross.value > totals.net.value;
  const impliedRate = implied ?? (pair ? (100 * totals.gross!.value) / totals.net!.value - 100 : undefined);
  if (impliedRate !== undefined) {
    const near = (rate: number) => Math.abs(rate - impliedRate) <= slack;
    const printed = candidates.filter(({ rate }) => near(rate)).sort((a, b) => b.logOdds - a.logOdds)[0];
    if (printed) return field(printed, Math.max(printed.logOdds, 0) + 2);
    const halves = sure.filter(({ rate }) => near(2 * rate));
    if (halves.length > 1) return derivedField(2 * halves[0]!.rate, 0.9);
    const inColumn = columnRates(context).filter(({ rate }) => near(rate));
    if (inColumn.length > 0) return field(inColumn[0]!, 2 + inColumn[0]!.logOdds);
    // Two sums that are to the cent a whole percentage apart name the rate; a small base leaves it open.
    const whole = Math.round(impliedRate);
    if (
      implied !== undefined &&
      sure.length === 0 &&
      slack < CLEAR &&
      near(whole) &&
      whole > 1 &&
      whole <= MAX_RATE
    )
      return derivedField(whole, SURE_OF_WHOLE);
    if (consistent) return undefined;
  }
  const rates = new Set(sure.map(({ rate }) => rate));
  if (rates.size !== 1) return undefined;
  const only = sure.sort((a, b) => b.logOdds - a.logOdds)[0]!;
  if (only.rate === 0 && totals.net && totals.gross && totals.net.value !== totals.gross.value)
    return undefined;
  return field(only, only.logOdds);
}
