import { defined } from '../../base/index.ts';
import type { Field, TaxSubtotal, Totals } from '../../invoice/index.ts';
import { horizontalOverlap, type Line } from '../../layout/index.ts';
import { derivedField, type Located, locate, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold } from '../values/index.ts';
import { EXEMPTIONS } from './exemptions.ts';
import { CENT } from './sums.ts';
import type { AmountCandidate } from './totals-candidates.ts';
import type { RateCandidate } from './vat-rate.ts';

/** Subtotals that the totals bear out, and those that only add up in their own line. */
const PROVEN = 0.95;
const FITS = 0.75;
/** More rates than these are the rows of a table of items. */
const MOST_RATES = 6;

interface Row {
  rate: RateCandidate;
  base?: AmountCandidate;
  amount: AmountCandidate;
}

/** By how much a tax may differ from its rate of the base: so much, and this part of the base. */
const FIT = { cents: 0.02, part: 0.0002 };

/** A tax is its base times the rate, rounded to a cent, and half a cent for every line that was rounded before. */
const fits = (base: number, rate: number, amount: number) =>
  Math.abs((base * rate) / 100 - amount) <= FIT.cents + Math.abs(base) * FIT.part;

/**
 * The tax for each rate: lines of the page that hold a rate with its base and its amount. Their sums must be those of the whole
 * invoice; one rate on everything needs no lines.
 */
export function findTaxBreakdown(
  rates: readonly RateCandidate[],
  amounts: readonly AmountCandidate[],
  totals: Totals,
  vatRate: Field<number> | undefined,
  reading: Reading,
): TaxSubtotal[] | undefined {
  const { net, tax } = totals;
  const exemptionReason = findExemption(reading);
  const single = singleSubtotal(totals, vatRate, exemptionReason);
  if (single) return [single];
  const rows = combine(rowsOf(rates, amounts, reading), totals);
  if (rows) {
    const proven = tax !== undefined && Math.abs(sum(rows, 'amount') - tax.value) <= CENT * rows.length;
    return rows.map((row) => subtotal(row, proven ? PROVEN : FITS, reading));
  }
  return tax?.value === 0 && net && exemptionReason
    ? [{ rate: derivedField(0, tax.confidence), base: net, amount: tax, exemptionReason }]
    : undefined;
}

/** One rate on everything. */
function singleSubtotal(
  { net, tax }: Totals,
  rate: Field<number> | undefined,
  exemptionReason: Field<string> | undefined,
): TaxSubtotal | undefined {
  if (!rate || !net) return undefined;
  if (tax ? !fits(net.value, rate.value, tax.value) : rate.value !== 0) return undefined;
  const amount = tax ?? derivedField(0, rate.confidence);
  return defined({
    rate,
    base: net,
    amount,
    exemptionReason: amount.value === 0 ? exemptionReason : undefined,
  });
}

function subtotal({ rate, base, amount }: Row, sure: number, reading: Reading): TaxSubtotal {
  const field = (value: number, place: Located<unknown>) =>
    readField(value, place, sure, reading.layout.pageOf(place.segment));
  return {
    rate: field(rate.rate, rate.place),
    ...(base ? { base: field(base.value, base.place) } : {}),
    amount: field(amount.value, amount.place),
  };
}

const sum = (rows: readonly Row[], key: 'amount' | 'base') =>
  rows.reduce((total, row) => total + (row[key]?.value ?? Number.NaN), 0);

/** A rate is at least this likely, in log-odds, and a label this strong makes an amount a tax. */
const LEAST_RATE = -1;
const LABELLED = 0.4;

/** Rates with the amounts on their lines, where one is the rate's part of another or of nothing printed. */
function rowsOf(
  rates: readonly RateCandidate[],
  amounts: readonly AmountCandidate[],
  reading: Reading,
): Row[] {
  const byLine = new Map<Line, AmountCandidate[]>();
  for (const amount of amounts) {
    const line = reading.layout.lineOf(amount.place.segment);
    byLine.set(line, [...(byLine.get(line) ?? []), amount]);
  }
  return rates.flatMap((rate): Row[] => {
    if (rate.logOdds < LEAST_RATE) return [];
    const line = reading.layout.lineOf(rate.place.segment);
    const beside = byLine.get(line) ?? amounts.filter((amount) => isUnder(amount, rate, reading));
    const money = beside.filter(({ value, place }) => value !== 0 && place.value.fraction === 2);
    const pairs = money.flatMap((base) =>
      money
        .filter((amount) => amount !== base && fits(base.value, rate.rate, amount.value))
        .map((amount): Row => ({ rate, base, amount })),
    );
    if (pairs.length > 0) return pairs;
    const taxes = money.filter(
      ({ features }) => Math.max(features['left.tax'] ?? 0, features['above.tax'] ?? 0) > LABELLED,
    );
    return taxes.slice(-1).map((amount) => ({ rate, amount }));
  });
}

/** A cell is right below another: overlap and gap in line heights, and the part of their width that they share. */
const UNDER = { overlap: 0.4, gap: 2, width: 0.25 };

/** The cell right below: rates stand in headings too. */
function isUnder({ place }: AmountCandidate, { place: rate }: RateCandidate, { layout }: Reading): boolean {
  const gap = (place.box.y0 - rate.box.y1) / layout.pageOf(rate.segment).unit;
  return (
    place.page === rate.page &&
    gap > -UNDER.overlap &&
    gap < UNDER.gap &&
    horizontalOverlap(place.segment.box, rate.segment.box) > UNDER.width
  );
}

/** Bounds of what is tried: rows a rate, sets of rows in all. */
const MOST_CHOICES = 6;
const MOST_SETS = 4000;

/** One row for each rate, so that taxes add up to the tax and bases to the net, where these are known. */
function combine(rows: readonly Row[], { net, tax }: Totals): Row[] | undefined {
  const byRate = new Map<number, Row[]>();
  for (const row of rows) {
    const known = byRate.get(row.rate.rate) ?? [];
    if (
      !known.some(({ amount, base }) => amount.value === row.amount.value && base?.value === row.base?.value)
    )
      byRate.set(row.rate.rate, [...known, row]);
  }
  if (byRate.size === 0 || byRate.size > MOST_RATES) return undefined;
  let sets: Row[][] = [[]];
  for (const choices of byRate.values()) {
    sets = sets
      .flatMap((set) => [set, ...choices.slice(-MOST_CHOICES).map((row) => [...set, row])])
      .slice(0, MOST_SETS);
  }
  const near = (a: number, b: number, n: number) => Math.abs(a - b) <= CENT * n;
  const good = sets.filter((set) => {
    if (set.length === 0 || !tax || !near(sum(set, 'amount'), tax.value, set.length)) return false;
    const bases = sum(set, 'base');
    return Number.isNaN(bases) || !net || near(bases, net.value, set.length) || bases < net.value;
  });
  // Every rate that was found is better than some of them, bases better than none.
  const worth = (set: readonly Row[]) => set.length + set.filter(({ base }) => base).length;
  return good.sort((a, b) => worth(b) - worth(a))[0];
}

/** A sentence that says why no tax is charged is as sure as this. */
const SURE_OF_EXEMPTION = 0.85;

/** The words that say why no tax is charged. */
function findExemption(reading: Reading): Field<string> | undefined {
  for (const segment of reading.layout.segments) {
    const text = fold(segment.text);
    if (!EXEMPTIONS.some((pattern) => pattern.test(text))) continue;
    const place = locate(segment, {
      start: 0,
      end: segment.text.length,
      text: segment.text,
      value: undefined,
    });
    return readField(segment.text, place, SURE_OF_EXEMPTION, reading.layout.pageOf(segment));
  }
  return undefined;
}
