import { defined } from '../../base/index.ts';
import type { Field, IsoDate, Period } from '../../invoice/index.ts';
import { probability, score, type Weights } from '../evidence/index.ts';
import { readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold } from '../values/index.ts';
import { phrasesOf } from './date-patterns.ts';
import type { DateCandidate } from './dates.ts';

export interface ServiceDates {
  deliveryDate?: Field<IsoDate>;
  servicePeriod?: Period;
}

const DELIVERY: Weights = {
  bias: -3.2,
  'left.delivery_date': 5.5,
  'above.delivery_date': 4.8,
  'left.issue_date': -3,
  'above.issue_date': -1.5,
  'left.due_date': -4,
  'above.due_date': -3,
  'left.order_date': -3,
  'above.order_date': -2,
  'left.service_period': 0.5,
  'left.other_date': -2,
  payUntil: -4,
  row: -1.5,
  range: -1.5,
  compact: -2,
};
const PERIOD: Weights = {
  bias: -2.4,
  'left.service_period': 4,
  'above.service_period': 3.4,
  'left.delivery_date': 2.6,
  'above.delivery_date': 2,
  'left.issue_date': -2,
  'left.due_date': -4,
  'left.other_date': -1,
  payUntil: -4,
  row: -1.5,
  compact: -2,
};
const THRESHOLD = 0.4;

/** What leads from the first to the last day of a period. */
const BETWEEN = new RegExp(`^\\s*(?:[-–—/~〜～]|${phrasesOf(({ dates }) => dates.rangeWords)})\\s*$`, 'u');

interface Rated<Value> {
  value: Value;
  logOdds: number;
}

/** The likeliest above the threshold. */
const likeliest = <Value>(rated: readonly Rated<Value>[]): Rated<Value> | undefined =>
  rated
    .filter(({ logOdds }) => logOdds > THRESHOLD)
    .reduce<Rated<Value> | undefined>(
      (best, one) => (best && best.logOdds >= one.logOdds ? best : one),
      undefined,
    );

/** When goods were delivered or the service was done: one day, or the first and the last. */
export function findServiceDates(candidates: readonly DateCandidate[], reading: Reading): ServiceDates {
  const field = ({ place, iso }: DateCandidate, logOdds: number) =>
    readField(iso, place, probability(logOdds), reading.layout.pageOf(place.segment));
  const pairs = candidates.flatMap((start) =>
    candidates
      .filter((end) => start !== end && end.iso >= start.iso && follows(start, end))
      // The label is nearest to the first of the two.
      .map((end) => ({ value: { start, end }, logOdds: score(PERIOD, start.features) })),
  );
  const period = likeliest(pairs);
  const days = candidates
    .filter((one) => one !== period?.value.start && one !== period?.value.end)
    .map((value) => ({ value, logOdds: score(DELIVERY, value.features) }));
  const delivery = likeliest(days);
  return defined({
    deliveryDate: delivery && field(delivery.value, delivery.logOdds),
    servicePeriod: period && {
      start: field(period.value.start, period.logOdds),
      end: field(period.value.end, period.logOdds),
    },
  });
}

/** The second date stands right behind the first, with a word or dash of a range between. */
function follows({ place: a }: DateCandidate, { place: b }: DateCandidate): boolean {
  return (
    a.segment === b.segment && b.start >= a.end && BETWEEN.test(fold(a.segment.text.slice(a.end, b.start)))
  );
}
