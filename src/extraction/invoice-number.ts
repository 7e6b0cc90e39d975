import type { Field } from '../invoice/index.ts';
import { labelFeatures } from './model.ts';
import { bestField } from './parties/contacts.ts';
import type { Reading } from './reading.ts';
import type { Labelling } from './relations.ts';
import { THRESHOLDS, WEIGHTS } from './weights.ts';

export function findInvoiceNumber(reading: Reading, labelling: Labelling): Field<string> | undefined {
  const free = reading.references.filter(
    (ref) =>
      ![...reading.dates.filter(({ value }) => !value.compact), ...reading.emails, ...reading.ibans].some(
        (other) => other.segment === ref.segment && other.start < ref.end && ref.start < other.end,
      ),
  );
  const candidates = free.map((place) => ({
    place,
    value: place.text,
    features: {
      ...labelFeatures(labelling.evidence(place, free)),
      short: place.text.length < 3 ? 1 : 0,
      money: reading.amounts.some(
        (a) =>
          a.value.fraction === 2 &&
          a.segment === place.segment &&
          a.start <= place.start &&
          place.end <= a.end,
      )
        ? 1
        : 0,
      top: place.box.y0 < 0.4 * reading.layout.pageOf(place.segment).height ? 1 : 0,
    },
  }));
  return bestField(candidates, WEIGHTS.invoiceNumber, THRESHOLDS.invoiceNumber, reading)?.field;
}
