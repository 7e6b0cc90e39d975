import { KNOWN_COUNTRIES } from '../../knowledge/index.ts';
import type {
  Amount,
  AmountReading,
  DateOrder,
  DateReading,
  DecimalMark,
  PrintedDate,
  Span,
} from './types.ts';

/** How this document writes numbers and dates. */
export interface Convention {
  /** '' when nothing tells. */
  decimal: DecimalMark;
  dateOrder: 'dmy' | 'mdy' | 'ymd';
  /** The document itself shows the order (a day above 12), rather than its country or language. */
  dateOrderShown: boolean;
}

export interface ConventionHints {
  /** ISO 639-1 of the page's language. */
  language?: string;
  /** ISO 3166 of the seller's country. */
  country?: string;
  /** ISO 4217. */
  currency?: string;
}

const MONTH_FIRST = new Set(
  KNOWN_COUNTRIES.filter(({ dateOrder }) => dateOrder === 'mdy').map(({ code }) => code),
);

/** What a number counts whose mark had to be repaired; any other counts 1. */
const REPAIRED_VOTE = 0.5;

/** Decides once, from all numbers and dates of a document. */
export function decideConvention(
  amounts: readonly Span<Amount>[],
  dates: readonly Span<PrintedDate>[],
  hints: ConventionHints = {},
): Convention {
  const shown = shownDateOrder(dates);
  return {
    decimal: decideDecimalMark(amounts),
    dateOrder: shown ?? (isMonthFirst(hints) ? 'mdy' : 'dmy'),
    dateOrderShown: shown !== undefined,
  };
}

/** The mark that most numbers with only one reading have before their cents. */
function decideDecimalMark(amounts: readonly Span<Amount>[]): DecimalMark {
  const votes = { '.': 0, ',': 0 };
  for (const { value } of amounts) {
    const [only, other] = value.readings;
    if (!only || other) continue;
    if (only.decimal && value.fraction === 2) votes[only.decimal] += value.repaired ? REPAIRED_VOTE : 1;
    if (value.grouping === '.') votes[','] += 1;
    if (value.grouping === ',') votes['.'] += 1;
  }
  if (votes['.'] === votes[',']) return '';
  return votes['.'] > votes[','] ? '.' : ',';
}

/** The order of day and month that more dates show by a day above 12. */
function shownDateOrder(dates: readonly Span<PrintedDate>[]): 'dmy' | 'mdy' | undefined {
  let lead = 0;
  for (const { value } of dates) {
    const orders = new Set(value.readings.map(({ order }) => order));
    lead += Number(orders.has('dmy')) - Number(orders.has('mdy'));
  }
  if (lead === 0) return undefined;
  return lead > 0 ? 'dmy' : 'mdy';
}

/** English pages with no country of their own write as Americans do where they reckon in US dollars. */
function isMonthFirst({ language = 'en', country, currency }: ConventionHints): boolean {
  return language === 'en' && (country ? MONTH_FIRST.has(country) : currency === 'USD');
}

/** The reading of an amount that fits the document's decimal mark. */
export function chooseAmount(amount: Amount, convention: Convention): AmountReading {
  const first = amount.readings[0]!;
  if (convention.decimal === '') return first;
  const fits = amount.readings.find(({ decimal }) => decimal === convention.decimal);
  return fits ?? first;
}

/** The reading of a date that fits the document's order of day and month. */
export function chooseDate(date: PrintedDate, convention: Convention): DateReading {
  const order: DateOrder = convention.dateOrder;
  return date.readings.find((reading) => reading.order === order) ?? date.readings[0]!;
}
