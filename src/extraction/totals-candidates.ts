import type { Located } from './located.ts';
import { type Features, labelFeatures } from './model.ts';
import type { Reading } from './reading.ts';
import type { Labelling } from './relations.ts';
import { type Amount, chooseAmount } from './values/index.ts';

export interface AmountCandidate {
  place: Located<Amount>;
  value: number;
  features: Features;
}

/** Amounts without label evidence are kept up to this many, so that long statements stay quick. */
const MAX_AMOUNTS = 400;

/** Amounts that may be a total of the invoice, with the evidence for each. */
export function amountCandidates(reading: Reading, labelling: Labelling): AmountCandidate[] {
  const taken = reading.dates
    .concat(reading.ibans as never, reading.emails as never)
    .filter(({ value }) => !(value as { compact?: boolean }).compact);
  const amounts = reading.amounts
    .filter((a) => !taken.some((t) => t.segment === a.segment && t.start < a.end && a.start < t.end))
    .filter(
      (a) => a.value.fraction > 0 || a.value.currency || a.value.symbol || a.value.readings[0]!.value < 1e6,
    )
    .slice(-MAX_AMOUNTS);
  const values = amounts.map(({ value }) => chooseAmount(value, reading.convention).value);
  const money = values.filter(
    (_, i) => amounts[i]!.value.fraction === 2 || amounts[i]!.value.currency || amounts[i]!.value.symbol,
  );
  const largest = Math.max(0, ...(money.length > 0 ? money : values).map(Math.abs));
  const withCents = amounts.filter(({ value }) => value.fraction === 2).length / Math.max(1, amounts.length);
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const lastPage = Math.max(1, ...amounts.map(({ page }) => page));
  return amounts.map((place, i) => {
    const page = reading.layout.pageOf(place.segment);
    const value = values[i]!;
    const { fraction, currency, symbol } = place.value;
    return {
      place,
      value,
      features: {
        ...labelFeatures(labelling.evidence(place, amounts)),
        largest: Math.abs(value) === largest && largest > 0 ? 1 : 0,
        repeated: Math.min(3, counts.get(value)! - 1) / 3,
        money: currency || symbol ? 1 : 0,
        cents: fraction === 2 ? 1 : 0,
        odd: fraction === 1 || fraction > 2 ? 1 : 0,
        whole: fraction === 0 && !currency && !symbol ? withCents : 0,
        zero: value === 0 ? 1 : 0,
        low: place.box.y0 / page.height,
        lastPage: place.page === lastPage ? 1 : 0,
        size: Math.min(1, Math.max(0, place.segment.height / page.unit - 1.15)),
        sentence: (place.segment.text.match(/\p{L}{2,}/gu)?.length ?? 0) > 6 ? 1 : 0,
      },
    };
  });
}
