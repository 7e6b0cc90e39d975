import type { Segment } from '../../layout/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { BANK, saysBankAccount } from './payment-words.ts';

/** Labels that only bank details have; "account number" and "reference" customers have as well. */
const OF_BANKS: ReadonlySet<LabelRole> = new Set([
  'bank_details',
  'bank_name',
  'bic',
  'iban',
  'sort_code',
  'routing_number',
  'account_holder',
]);

/** What speaks of a bank does so for numbers this near: so many line heights away, across and down together. */
const REACH = 6;
/** Bank details are wide and low: across, so many line heights are as far as one down. */
const ACROSS = 8;

/** Line heights between two places of one page, what is beside each other counting less. */
export function apart(a: Located<unknown>, b: Pick<Located<unknown>, 'box'>, unit: number): number {
  const dy = Math.max(0, a.box.y0 - b.box.y1, b.box.y0 - a.box.y1) / unit;
  const dx = Math.max(0, a.box.x0 - b.box.x1, b.box.x0 - a.box.x1) / unit;
  return dy + dx / ACROSS;
}

/**
 * Tells of a number whether anything near it speaks of a bank: a label of bank details, a bank's name or code, or a label that says "bank
 * account". Customers have account numbers, too, and so have meters and members.
 */
export function bankEvidence(reading: Reading): (place: Located<unknown>) => boolean {
  const { layout, labels, bics, ibans } = reading;
  const signs = [
    ...labels.filter(
      ({ value, text }) => (OF_BANKS.has(value.role) && text.length >= SHORTEST) || saysBankAccount(text),
    ),
    ...bics.filter(({ value }) => value.plausibility >= TELLING),
    ...ibans,
  ];
  const banks: readonly Segment[] = layout.segments.filter(({ text }) => BANK.test(text));
  return (place) => {
    const { unit } = layout.pageOf(place.segment);
    const isNear = (other: Pick<Located<unknown>, 'box' | 'page'>) =>
      other.page === place.page && apart(place, other, unit) < REACH;
    return signs.some((sign) => sign !== place && isNear(sign)) || banks.some(isNear);
  };
}

/** Two letters are as often something else: "SC" is a sort code and South Carolina. */
const SHORTEST = 3;
/** A BIC at least this plausible by its shape is one without a label. */
const TELLING = 0.5;
