import type { Segment } from '../../layout/index.ts';
import { type Context, type Features, type LabelEvidence, labelFeatures } from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import { inSegment } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { type Amount, chooseAmount } from '../values/index.ts';
import { addUp } from './sums.ts';

export interface AmountCandidate {
  place: Located<Amount>;
  value: number;
  features: Features;
}

/** Amounts without label evidence are kept up to this many, so that long statements stay quick. */
const MAX_AMOUNTS = 400;

/** Amounts that may be a total of the invoice, with the evidence for each. */
export function amountCandidates(context: Context): AmountCandidate[] {
  const { reading, labelling } = context;
  const taken = reading.dates
    .concat(reading.ibans as never, reading.emails as never)
    .filter(({ value }) => !(value as { compact?: boolean }).compact);
  const amounts = reading.amounts
    .filter((a) => !inSegment(taken, a.segment).some((t) => t.start < a.end && a.start < t.end))
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
  const distinct = new Set(money.map(Math.abs).filter((value) => value !== 0));
  const roundings = reading.labels.some(({ value }) => value.role === 'rounding');
  const printed = roundings ? printedRoundings(context, amounts, values) : [];
  const lastPage = Math.max(1, ...amounts.map(({ page }) => page));
  const candidates = amounts.map((place, i) => {
    const page = reading.layout.pageOf(place.segment);
    const value = values[i]!;
    const { fraction, currency, symbol } = place.value;
    const near = roundings && Math.abs(value) > 1 ? values.filter((other) => isNear(other, value)) : [];
    // "Rounding 22.90" beside a total of 22.91 is the rounded total.
    const apart =
      printed.length > 0 && Math.abs(value) > 1
        ? values.filter((other) => printed.some((sum) => Math.abs(Math.abs(other - value) - sum) < 0.005))
        : [];
    const isRoundedTotal =
      (isRounded(value) && near.length > 0) || apart.some((other) => coarseness(value) > coarseness(other));
    return {
      place,
      value,
      features: {
        ...labelFeatures(meantForSums(labelling.evidence(place, amounts))),
        ...(isRoundedTotal ? { 'left.rounding': 0 } : {}),
        largest: Math.abs(value) === largest && largest > 0 ? 1 : 0,
        repeated: Math.min(3, counts.get(value)! - 1) / 3,
        money: currency || symbol ? 1 : 0,
        cents: fraction === 2 ? 1 : 0,
        odd: fraction === 1 || fraction > 2 ? 1 : 0,
        whole: fraction === 0 && !currency && !symbol ? (withCents > 0.4 ? 1 : withCents) : 0,
        onlyMoney: distinct.size === 1 && distinct.has(Math.abs(value)) ? 1 : 0,
        rounded: isRoundedTotal ? 1 : 0,
        unrounded:
          (!isRounded(value) && near.some(isRounded)) ||
          apart.some((other) => coarseness(value) < coarseness(other))
            ? 1
            : 0,
        zero: value === 0 ? 1 : 0,
        low: place.box.y0 / page.height,
        lastPage: place.page === lastPage ? 1 : 0,
        size: Math.min(1, Math.max(0, place.segment.height / page.unit - 1.15)),
        sentence: (place.segment.text.match(/\p{L}{2,}/gu)?.length ?? 0) > 6 ? 1 : 0,
      } as Features,
    };
  });
  markTaxed(candidates, reading);
  markSumRows(candidates, largest, reading);
  return candidates;
}

/** Marks net, tax and gross that stand side by side, where the gross is the largest sum of all: the last row of a table. */
function markSumRows(candidates: readonly AmountCandidate[], largest: number, { layout }: Reading): void {
  // Where one cell holds several readings of a number the longest comes first.
  const bySegment = new Map<Segment, AmountCandidate>();
  for (const candidate of candidates) {
    const { segment } = candidate.place;
    if (!bySegment.has(segment)) bySegment.set(segment, candidate);
  }
  for (const gross of candidates) {
    if (largest === 0 || Math.abs(gross.value) !== largest) continue;
    const cells = layout.lineOf(gross.place.segment).segments.flatMap((cell) => bySegment.get(cell) ?? []);
    const at = cells.indexOf(gross);
    const [net, tax] = [cells[at - 2], cells[at - 1]];
    if (at < 2 || !net || !tax || !addUp({ net: net.value, tax: tax.value, gross: gross.value })) continue;
    if (Math.abs(tax.value) > 0.5 * Math.abs(net.value)) continue;
    net.features.sumRowNet = 1;
    tax.features.sumRowTax = 1;
    gross.features.sumRowGross = 1;
  }
}

/** Marks amounts that have their tax beside them, in a column of taxes: the rows of a summary by rates. */
function markTaxed(candidates: readonly AmountCandidate[], { layout }: Reading): void {
  const taxes = candidates.filter(
    ({ features }) => Math.max(features['above.tax'] ?? 0, features['column.tax'] ?? 0) > 0.5,
  );
  for (const { place, value, features } of candidates) {
    const { segments } = layout.lineOf(place.segment);
    const taxed = taxes.some(
      (tax) =>
        tax.place !== place &&
        tax.value !== 0 &&
        Math.abs(tax.value) < 0.3 * Math.abs(value) &&
        segments.includes(tax.place.segment),
    );
    features.taxed = taxed ? 1 : 0;
  }
}

/** What a label means beside an id rather than a sum. */
const OF_IDS: ReadonlySet<LabelRole> = new Set(['tax_id', 'registration_id']);

/** "TVA" names the tax as well as its number: beside a sum it is the tax. */
function meantForSums(evidence: readonly LabelEvidence[]): LabelEvidence[] {
  return evidence.filter(
    ({ label }) =>
      !OF_IDS.has(label.value.role) ||
      !evidence.some(
        ({ label: other }) =>
          other.value.role === 'tax' && other.segment === label.segment && other.start === label.start,
      ),
  );
}

/** Cash totals are rounded to five or ten hundredths. */
const isRounded = (value: number) => Math.abs(value * 20 - Math.round(value * 20)) < 1e-6;
const isNear = (a: number, b: number) => a !== b && Math.abs(a - b) <= 0.051 && Math.abs(b) > 1;

/** Totals are rounded to at most five of the currency: by half of that. */
const MOST_ROUNDING = 2.5;
const STEPS = [5, 1, 0.5, 0.1, 0.05] as const;

/** How round a sum is: the larger, the rounder. */
function coarseness(value: number): number {
  const step = STEPS.findIndex((unit) => Math.abs(value / unit - Math.round(value / unit)) < 1e-6);
  return step < 0 ? 0 : STEPS.length - step;
}

/** Sums that a label beside them makes a rounding, without their sign. */
function printedRoundings(
  context: Context,
  amounts: readonly Located<Amount>[],
  values: readonly number[],
): number[] {
  const { labelling } = context;
  return values.flatMap((value, i) => {
    const sum = Math.abs(value);
    if (sum === 0 || sum > MOST_ROUNDING) return [];
    const evidence = labelling.evidence(amounts[i]!, amounts);
    return evidence.some(({ label, strength }) => label.value.role === 'rounding' && strength > 0.4)
      ? [sum]
      : [];
  });
}

const ADJUSTING: readonly LabelRole[] = ['discount', 'shipping', 'prepaid', 'rounding'];
/** A page has a handful of adjustments; more are discounts of line items. */
const MAX_ADJUSTMENTS = 8;

/** Amounts that a label makes a discount, shipping, a prepayment or rounding. */
export const adjustments = (candidates: readonly AmountCandidate[]) => labelledAs(ADJUSTING, candidates);

/** Sums that a label makes a rounding of the total, without their sign. */
export const roundings = (candidates: readonly AmountCandidate[]) =>
  labelledAs(['rounding'], candidates).filter((sum) => sum <= MOST_ROUNDING);

/** Amounts still owed from before. */
export const balances = (candidates: readonly AmountCandidate[]) =>
  labelledAs(['previous_balance'], candidates);

function labelledAs(roles: readonly LabelRole[], candidates: readonly AmountCandidate[]): number[] {
  const found = candidates
    .filter(
      ({ features, value }) => value !== 0 && roles.some((role) => (features[`left.${role}`] ?? 0) > 0.4),
    )
    .map(({ value }) => Math.abs(value));
  return [...new Set(found)].slice(-MAX_ADJUSTMENTS);
}
