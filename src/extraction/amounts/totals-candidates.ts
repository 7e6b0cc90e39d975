import type { Segment } from '../../layout/index.ts';
import { type Context, type Features, flags, type LabelEvidence, labelFeatures } from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import { inSegment } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { type Amount, chooseAmount } from '../values/index.ts';
import { MOST_ROUNDING, roundingFeatures } from './roundings.ts';
import { addUp } from './sums.ts';

export interface AmountCandidate {
  place: Located<Amount>;
  value: number;
  features: Features;
}

/** Amounts without label evidence are kept up to this many, so that long statements stay quick. */
const MAX_AMOUNTS = 400;
/** A number without decimals and without a currency is no amount from here on. */
const MOST_BARE = 1e6;
/** Where more of the amounts than this have two decimals, one without any is unusual. */
const MOSTLY_CENTS = 0.4;
/** An amount is printed again up to so many times; more say no more. */
const MOST_REPEATS = 3;
/** Print this much above the page's line height is large. */
const LARGE = 1.15;
/** More words in a line make it a sentence. */
const SENTENCE_WORDS = 6;

/** Amounts that may be a total of the invoice, with the evidence for each. */
export function amountCandidates(context: Context): AmountCandidate[] {
  const { reading, labelling } = context;
  const amounts = amountsOf(reading);
  const values = amounts.map(({ value }) => chooseAmount(value, reading.convention).value);
  const all = overviewOf(amounts, values);
  const roundingOf = roundingFeatures(context, amounts, values);
  const candidates = amounts.map((place, i): AmountCandidate => {
    const value = values[i]!;
    const labels = labelFeatures(meantForSums(labelling.evidence(place, amounts)));
    return {
      place,
      value,
      features: {
        ...labels,
        ...roundingOf(value),
        ...printFeatures(place, all, reading),
        ...flags({
          largest: Math.abs(value) === all.largest && all.largest > 0,
          onlyMoney: all.distinct.size === 1 && all.distinct.has(Math.abs(value)),
          zero: value === 0,
        }),
        repeated: Math.min(MOST_REPEATS, all.counts.get(value)! - 1) / MOST_REPEATS,
      },
    };
  });
  markTaxed(candidates, reading);
  markSumRows(candidates, all.largest, reading);
  return candidates;
}

/** Numbers that are no date, account or address, and look like money; the last ones of a long document. */
function amountsOf(reading: Reading): Located<Amount>[] {
  const dates = reading.dates.filter(({ value }) => !value.compact);
  const taken: readonly Located<unknown>[] = [...dates, ...reading.ibans, ...reading.emails];
  return reading.amounts
    .filter((a) => !inSegment(taken, a.segment).some((t) => t.start < a.end && a.start < t.end))
    .filter(({ value }) => value.fraction > 0 || isMarked(value) || value.readings[0]!.value < MOST_BARE)
    .slice(-MAX_AMOUNTS);
}

/** It has a currency beside it. */
const isMarked = ({ currency, symbol }: Amount) => Boolean(currency || symbol);

/** What all amounts of a document are like. */
interface Overview {
  /** Of those that look like money, or of all, without its sign. */
  largest: number;
  /** How often each value is printed. */
  counts: ReadonlyMap<number, number>;
  /** Values that look like money, without their signs. */
  distinct: ReadonlySet<number>;
  /** The part that has two decimals, 0–1. */
  withCents: number;
  lastPage: number;
}

function overviewOf(amounts: readonly Located<Amount>[], values: readonly number[]): Overview {
  const money = values.filter((_, i) => amounts[i]!.value.fraction === 2 || isMarked(amounts[i]!.value));
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return {
    largest: Math.max(0, ...(money.length > 0 ? money : values).map(Math.abs)),
    counts,
    distinct: new Set(money.map(Math.abs).filter((value) => value !== 0)),
    withCents: amounts.filter(({ value }) => value.fraction === 2).length / Math.max(1, amounts.length),
    lastPage: Math.max(1, ...amounts.map(({ page }) => page)),
  };
}

/** How and where an amount is printed. */
function printFeatures(
  place: Located<Amount>,
  { withCents, lastPage }: Overview,
  reading: Reading,
): Features {
  const page = reading.layout.pageOf(place.segment);
  const { fraction } = place.value;
  const isBare = fraction === 0 && !isMarked(place.value);
  return {
    ...flags({
      money: isMarked(place.value),
      cents: fraction === 2,
      odd: fraction === 1 || fraction > 2,
      lastPage: place.page === lastPage,
      sentence: (place.segment.text.match(/\p{L}{2,}/gu)?.length ?? 0) > SENTENCE_WORDS,
    }),
    whole: isBare ? (withCents > MOSTLY_CENTS ? 1 : withCents) : 0,
    low: place.box.y0 / page.height,
    size: Math.min(1, Math.max(0, place.segment.height / page.unit - LARGE)),
  };
}

/** In a row of sums the tax is at most this part of the net. */
const MOST_OF_NET = 0.5;

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
    if (Math.abs(tax.value) > MOST_OF_NET * Math.abs(net.value)) continue;
    net.features.sumRowNet = 1;
    tax.features.sumRowTax = 1;
    gross.features.sumRowGross = 1;
  }
}

/** A heading of taxes this strong makes a column of them; a tax is less than the other part of what it is of. */
const IN_COLUMN = 0.5;
const MOST_OF_AMOUNT = 0.3;

/** Marks amounts that have their tax beside them, in a column of taxes: the rows of a summary by rates. */
function markTaxed(candidates: readonly AmountCandidate[], { layout }: Reading): void {
  const taxes = candidates.filter(
    ({ features }) => Math.max(features['above.tax'] ?? 0, features['column.tax'] ?? 0) > IN_COLUMN,
  );
  for (const { place, value, features } of candidates) {
    const { segments } = layout.lineOf(place.segment);
    const taxed = taxes.some(
      (tax) =>
        tax.place !== place &&
        tax.value !== 0 &&
        Math.abs(tax.value) < MOST_OF_AMOUNT * Math.abs(value) &&
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

/** A label this strong makes an amount what it says. */
const LABELLED = 0.4;
const ADJUSTING: readonly LabelRole[] = ['discount', 'shipping', 'prepaid', 'rounding', 'withholding'];
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
      ({ features, value }) =>
        value !== 0 && roles.some((role) => (features[`left.${role}`] ?? 0) > LABELLED),
    )
    .map(({ value }) => Math.abs(value));
  return [...new Set(found)].slice(-MAX_ADJUSTMENTS);
}
