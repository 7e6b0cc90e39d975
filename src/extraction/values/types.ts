/**
 * What the value finders return. Everything here is pure: a string in, spans of that string out. Offsets count
 * UTF-16 units of the text that was given. Spans of one finder are in reading order; they may overlap only where
 * a finder says so.
 */

/** A piece of the text and what it means. `text` is `given.slice(start, end)`: as printed. */
export interface Span<Value> {
  start: number;
  end: number;
  text: string;
  value: Value;
}

export type DecimalMark = '.' | ',' | '';

/** One way to read a printed number; `decimal` is the mark that it takes for the decimal mark, '' for none. */
export interface AmountReading {
  value: number;
  decimal: DecimalMark;
}

export interface Amount {
  /** Most plausible first; more than one where "1.234" may be 1234 or 1.234. The sign is applied. */
  readings: AmountReading[];
  /** Digits after the decimal mark in the first reading. */
  fraction: number;
  /** The mark between groups of digits, as printed; '' for none. ' ' stands for any kind of space. */
  grouping: '.' | ',' | "'" | ' ' | '';
  /** ISO 4217, upper case, from a code or an unambiguous symbol that touches the number. */
  currency?: string;
  /** An ambiguous symbol that touches the number: `$`, `kr`, `¥`, `£`, `Rs` … */
  symbol?: string;
  negative: boolean;
  /** The number was not printed this way: a letter was taken for a digit, a mark was moved, a gap was closed. */
  repaired: boolean;
}

/** Percent, such as 19 for "19 %". */
export interface Percent {
  value: number;
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'named';

/** `iso` is a real day, `YYYY-MM-DD`. */
export interface DateReading {
  iso: string;
  order: DateOrder;
}

export interface PrintedDate {
  /** Most plausible first, by shape alone; `chooseReading` decides by the document's convention. */
  readings: DateReading[];
  /** The year was printed with two digits. */
  shortYear: boolean;
  /** No separators at all ("20210315"): may as well be a number. */
  compact: boolean;
  repaired: boolean;
}

/** Lower case. */
export interface Email {
  address: string;
  repaired: boolean;
}

export interface WebAddress {
  /** Host name, lower case, without `www.`. */
  host: string;
}

export interface Phone {
  /** The digits, with a leading + where one was printed. */
  digits: string;
  /** ISO 3166 of the country code, where one was printed. */
  country?: string;
  /** A country code was printed and the number is possible there. Undefined without a country code. */
  valid?: boolean;
}

export interface Iban {
  /** Electronic form: upper case, no spaces; repaired where that made the checksum right. */
  iban: string;
  country: string;
  valid: boolean;
  /** Printed in groups of four, of which one lacks digits. */
  gapped: boolean;
  masked: boolean;
  repaired: boolean;
}

export interface Bic {
  bic: string;
  country: string;
  /** How sure the shape alone makes it, 0–1: 11 places, digits in it or a known ending raise it. Below 0.5 it needs a label. */
  plausibility: number;
}

export interface TaxId {
  /** Such as `vat`, `gstin`, `siret`; `number` when only the shape of some tax id is known. */
  scheme: string;
  /** ISO 3166, upper case. */
  country?: string;
  /** Letters and digits only, upper case, repaired where that made the checksum right. */
  compact: string;
  /** As printed but for the letters and digits that were put right; absent where nothing was. */
  repaired?: string;
  /** The checksum of the scheme holds. Undefined when no checksum is known. */
  valid?: boolean;
  /** Nothing but digits, or a code of no known scheme: could be any number, needs a label. */
  bare: boolean;
}

export interface AccountNumber {
  kind: 'account' | 'sort_code' | 'routing_number';
  /** Letters, digits and mask characters only. */
  compact: string;
  masked: boolean;
}

export interface PostalCode {
  code: string;
  /** Countries whose pattern it is, ISO 3166; digits alone fit many. */
  countries: string[];
  /** 0–1: how much the shape alone tells that it is a postal code. */
  plausibility: number;
}

export interface CurrencyMention {
  /** ISO 4217, most plausible first; several for ambiguous symbols. */
  currencies: string[];
  /** An abbreviation is one that means something else as often: it stands beside a number or at the end of a heading. */
  kind: 'code' | 'symbol' | 'abbreviation' | 'word';
}

/** A printed number of a document, contract, customer: has a digit, may have letters and marks. */
export interface Reference {
  compact: string;
  digits: number;
}
