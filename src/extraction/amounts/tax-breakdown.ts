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

/** A tax is its base times the rate, rounded to a cent, and half a cent for every line that was rounded before. */
const fits = (base: number, rate: number, amount: number) =>
  Math.abs((base * rate) / 100 - amount) <= 0.02 + Math.abs(base) * 0.0002;

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
  const reason = exemptionReason ? { exemptionReason } : {};
  if (vatRate && net && (tax || vatRate.value === 0)) {
    const single = tax ? fits(net.value, vatRate.value, tax.value) : true;
    if (single) {
      const amount = tax ?? derivedField(0, vatRate.confidence);
      return [{ rate: vatRate, base: net, amount, ...(amount.value === 0 ? reason : {}) }];
    }
  }
  const rows = combine(rowsOf(rates, amounts, reading), totals);
  if (!rows) {
    return tax?.value === 0 && net && exemptionReason
      ? [{ rate: derivedField(0, tax.confidence), base: net, amount: tax, exemptionReason }]
      : undefined;
  }
  const proven = tax !== undefined && Math.abs(sum(rows, 'amount') - tax.value) <= CENT * rows.length;
  return rows.map((row) => subtotal(row, proven ? PROVEN : FITS, reading));
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
    if (rate.logOdds < -1) return [];
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
      ({ features }) => Math.max(features['left.tax'] ?? 0, features['above.tax'] ?? 0) > 0.4,
    );
    return taxes.slice(-1).map((amount) => ({ rate, amount }));
  });
}

/** The cell right below: rates stand in headings too. */
function isUnder({ place }: AmountCandidate, { place: rate }: RateCandidate, { layout }: Reading): boolean {
  const gap = (place.box.y0 - rate.box.y1) / layout.pageOf(rate.segment).unit;
  return (
    place.page === rate.page &&
    gap > -0.4 &&
    gap < 2 &&
    horizontalOverlap(place.segment.box, rate.segment.box) > 0.25
  );
}

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
    sets = sets.flatMap((set) => [set, ...choices.slice(-6).map((row) => [...set, row])]).slice(0, 4000);
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
    return readField(segment.text, place, 0.85, reading.layout.pageOf(segment));
  }
  return undefined;
}
