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

/** Countries that write the month first; Canada and the Philippines do both. */
const MONTH_FIRST = new Set(['US', 'PH', 'FM', 'MH', 'PW', 'PR', 'GU']);

/** Decides once, from all numbers and dates of a document. */
export function decideConvention(
  amounts: readonly Span<Amount>[],
  dates: readonly Span<PrintedDate>[],
  hints: ConventionHints = {},
): Convention {
  const marks = { '.': 0, ',': 0 };
  for (const { value } of amounts) {
    const only = value.readings.length === 1 ? value.readings[0]!.decimal : '';
    if (only && value.fraction === 2) marks[only] += value.repaired ? 0.5 : 1;
    if (value.readings.length === 1 && value.grouping === '.') marks[','] += 1;
    if (value.readings.length === 1 && value.grouping === ',') marks['.'] += 1;
  }
  const decimal = marks['.'] === marks[','] ? '' : marks['.'] > marks[','] ? '.' : ',';
  const orders = { dmy: 0, mdy: 0 };
  for (const { value } of dates) {
    const kinds = new Set(value.readings.map(({ order }) => order));
    if (kinds.has('dmy') && !kinds.has('mdy')) orders.dmy += 1;
    if (kinds.has('mdy') && !kinds.has('dmy')) orders.mdy += 1;
  }
  const shown = orders.dmy !== orders.mdy;
  const inEnglish = (hints.language ?? 'en') === 'en';
  const american = inEnglish && (hints.country ? MONTH_FIRST.has(hints.country) : hints.currency === 'USD');
  const dateOrder = shown ? (orders.dmy > orders.mdy ? 'dmy' : 'mdy') : american ? 'mdy' : 'dmy';
  return { decimal, dateOrder, dateOrderShown: shown };
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
