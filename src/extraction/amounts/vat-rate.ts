import type { Context } from '../evidence/index.ts';
import { type Features, labelFeatures, score } from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import { chooseAmount } from '../values/index.ts';

export interface RateCandidate {
  place: Located<unknown>;
  rate: number;
  features: Features;
  logOdds: number;
}

/** A number under a heading of rates, without a sign: it confirms a rate that the sums imply, and is none by itself. */
const UNDER_HEADING = /^\d{1,2}(?:[.,]\d{1,2})?$/;

/** Taxes on sales are charged at rates up to 30 percent anywhere; more is a discount or a share. */
export const MAX_RATE = 30;

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
export function columnRates(context: Context): Omit<RateCandidate, 'features'>[] {
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
