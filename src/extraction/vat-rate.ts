import type { Field } from '../invoice/index.ts';
import { derivedField, type Located, readField } from './located.ts';
import { type Features, labelFeatures, probability, score } from './model.ts';
import type { Reading } from './reading.ts';
import type { Labelling } from './relations.ts';
import type { DecidedTotals } from './totals.ts';
import type { Percent } from './values/index.ts';
import { THRESHOLDS, WEIGHTS } from './weights.ts';

export interface RateCandidate {
  place: Located<Percent>;
  rate: number;
  logOdds: number;
}

/** Taxes on sales are charged at rates up to 30 percent anywhere; more is a discount or a share. */
const MAX_RATE = 30;

/** Percentages that may be tax rates, by their labels. A column without percent signs is found by its heading. */
export function rateCandidates(reading: Reading, labelling: Labelling): RateCandidate[] {
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
      return { place, rate: place.value.value, logOdds: score(WEIGHTS.vatRate, features) };
    });
}

/** The one rate that applies to the whole invoice; absent where several do or none is printed. */
export function decideRate(
  candidates: readonly RateCandidate[],
  { totals, impliedRate, consistent }: DecidedTotals,
  reading: Reading,
): Field<number> | undefined {
  const sure = candidates.filter(({ logOdds }) => logOdds > THRESHOLDS.vatRate);
  const field = ({ place, rate }: RateCandidate, logOdds: number) =>
    readField(rate, place, probability(logOdds), reading.layout.pageOf(place.segment));
  const net = Math.abs(totals.net?.value ?? 0);
  // The tax is rounded to a cent: a small base leaves the rate open.
  const slack = 0.06 + (net ? 0.6 / net : 0);
  if (consistent && impliedRate !== undefined && totals.tax!.value !== 0) {
    const near = (rate: number) => Math.abs(rate - impliedRate) <= slack;
    const printed = candidates.filter(({ rate }) => near(rate)).sort((a, b) => b.logOdds - a.logOdds)[0];
    if (printed) return field(printed, Math.max(printed.logOdds, 0) + 2);
    const halves = sure.filter(({ rate }) => near(2 * rate));
    if (halves.length > 1) return derivedField(2 * halves[0]!.rate, 0.9);
    return undefined;
  }
  const rates = new Set(sure.map(({ rate }) => rate));
  if (rates.size !== 1) return undefined;
  const only = sure.sort((a, b) => b.logOdds - a.logOdds)[0]!;
  if (only.rate === 0 && totals.net && totals.gross && totals.net.value !== totals.gross.value)
    return undefined;
  return field(only, only.logOdds);
}
