import { anyPhrase, inAllLanguages, KNOWN_LANGUAGES } from '../../knowledge/index.ts';
import { monthsNamed } from './months.ts';
import type { DateOrder, DateReading, PrintedDate, Span } from './types.ts';

/** A digit, or a letter that recognition puts for one. */
const D = '[0-9OoIl|]';
const SEPARATOR = '(?:\\s?[./\\-–,]\\s?|\\s)';
const EDGE = '(?<![\\p{L}\\p{N}])(?<![\\p{N}][.,/\\-])';
const DONE = '(?![\\p{N}])(?![.,/\\-]\\p{N}(?!\\d?:))';
const NUMERIC = new RegExp(
  `${EDGE}(${D}{1,4})(${SEPARATOR})(${D}{1,2})(${SEPARATOR})(${D}{4}|${D}{2})(?=T\\d|[^\\p{L}\\p{N}]|$)${DONE}`,
  'gu',
);
const DAY = `(\\d{1,2})(?:${anyPhrase(inAllLanguages(({ dates }) => dates.dayEndings))})?`;
const NAME = '(\\p{L}[\\p{L}\\p{M}]{2,13})';
const YEAR = "(?:'|’)?(\\d{4}|\\d{2})(?![\\p{L}\\p{N}])";
const JOINING_WORD = `(?<!\\p{L})${anyPhrase(inAllLanguages(({ dates }) => dates.dateJoins))}(?!\\p{L})`;
/** "1 d’octubre": Catalan. */
const JOIN = `(?:[\\s.,\\-/]|${JOINING_WORD}|(?<!\\p{L})d[’'])*`;
const DAY_NAME = new RegExp(`(?<![\\p{L}\\p{N}.,/])${DAY}${JOIN}${NAME}${JOIN}${YEAR}`, 'giu');
const NAME_DAY = new RegExp(
  `(?<![\\p{L}])${NAME}[\\s.,\\-/]*${DAY}(?:[\\s.,\\-/]+|${JOINING_WORD})*[\\s.,\\-/]${YEAR}`,
  'giu',
);
const YEAR_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{4})${JOIN}${NAME}${JOIN}${DAY}(?![\\p{L}\\p{N}])`,
  'giu',
);
const COMPACT =
  /(?<![\p{L}\p{N}.,\-/])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\p{L}\p{N}]|[.,\-/]\d)/gu;
/** What languages put behind the numbers of a date, and their eras. */
const SIGNS = KNOWN_LANGUAGES.flatMap(({ dates }) => dates.dateSigns ?? []);
const ERAS: Readonly<Record<string, number>> = Object.assign(
  {},
  ...KNOWN_LANGUAGES.map(({ dates }) => dates.eras ?? {}),
);
const FIRST_YEAR = '元';
const CENTURY = 2000;
const signs = (part: 'year' | 'month' | 'day') => `\\s?${anyPhrase(SIGNS.map((sign) => sign[part]))}`;
const SIGNED = new RegExp(
  `(?<!\\d)(?:(${anyPhrase(Object.keys(ERAS))})\\s?)?(\\d{1,4}|${FIRST_YEAR})${signs('year')}\\s?(\\d{1,2})${signs('month')}\\s?(\\d{1,2})${signs('day')}`,
  'gu',
);
/** Day and month at least: no date has fewer digits. */
const TWO_DIGITS = /\d\D*\d/;

/** Invoices have dates in these years. */
const EARLIEST = 1970;
const LATEST = 2099;
/** Years of the Buddhist calendar are 543 more than ours. */
const BUDDHIST = 543;
/** Years of two digits below this one are of this century. */
const CENTURY_TURNS = 50;

/** The ISO form of a day that exists, in years that invoices have; two-digit years are 2000–2049 or 1970–1999. */
function iso(year: string, month: number, day: number): string | undefined {
  let full = Number(year);
  if (year.length === 2) full += full < CENTURY_TURNS ? 2000 : 1900;
  if (full >= EARLIEST + BUDDHIST && full <= LATEST + BUDDHIST) full -= BUDDHIST;
  if (full < EARLIEST || full > LATEST || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(full, month, 0)).getUTCDate()) return undefined;
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const digits = (text: string) => text.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1');

type Parts = [order: DateOrder, year: string, month: string, day: string];

/** The orders that three numbers may stand in: a number of four digits is the year. */
function orders(a: string, b: string, c: string): Parts[] {
  if (a.length === 4) return [['ymd', a, b, c]];
  const yearLast: Parts[] = [
    ['dmy', c, b, a],
    ['mdy', c, a, b],
  ];
  return c.length === 4 ? yearLast : [...yearLast, ['ymd', a, b, c]];
}

function numericReadings(a: string, b: string, c: string): DateReading[] {
  const readings: DateReading[] = [];
  for (const [order, year, month, day] of orders(a, b, c)) {
    if (day.length > 2 || year.length === 3 || year.length === 1) continue;
    const found = iso(year, Number(month), Number(day));
    if (found && !readings.some((reading) => reading.iso === found)) readings.push({ iso: found, order });
  }
  return readings;
}

/** A date as printed; none without a reading. */
function span(
  match: RegExpMatchArray,
  readings: DateReading[],
  year: string,
  more: Partial<PrintedDate> = {},
): Span<PrintedDate>[] {
  if (readings.length === 0) return [];
  const value = { readings, shortYear: year.length === 2, compact: false, repaired: false, ...more };
  const start = match.index!;
  return [{ start, end: start + match[0].length, text: match[0], value }];
}

/** "12.03.2026", "3/12/26", "2026-03-12". */
function numericDate(match: RegExpMatchArray): Span<PrintedDate>[] {
  const [, a = '', s1 = '', b = '', s2 = '', c = ''] = match;
  // "12/11 2024" and "12/11-2024" are Danish for the twelfth of November.
  const danish = s1 === '/' && /^[ -]$/.test(s2) && a.length < 3 && c.length === 4;
  if (!danish && (s1.trim() !== s2.trim() || (s1.trim() === '' && (a + c).length < 5))) return [];
  if (![a, b, c].every((part) => /\d/.test(part))) return [];
  const readings = numericReadings(digits(a), digits(b), digits(c)).filter(
    ({ order }) => !danish || order === 'dmy',
  );
  return span(match, readings, a.length === 4 ? a : c, { repaired: /[OoIl|]/.test(a + b + c) });
}

/** "12. März 2026": the name may be that of different months in different languages. */
function namedDate(match: RegExpMatchArray, year: string, name: string, day: string): Span<PrintedDate>[] {
  const readings = monthsNamed(name).flatMap((month): DateReading[] => {
    const found = iso(year, month, Number(day));
    return found ? [{ iso: found, order: 'named' }] : [];
  });
  return span(match, readings, year);
}

/** "2026年3月5日", "令和8年3月5日": a year of an era counts from the era's beginning, its first one may be "元". */
function signedDate(match: RegExpMatchArray): Span<PrintedDate>[] {
  const [, era, year = '', month = '', day = ''] = match;
  const before = era === undefined ? 0 : ERAS[era]!;
  const count = year === FIRST_YEAR ? 1 : Number(year);
  const full = String(before + count + (era === undefined && count < 100 ? CENTURY : 0));
  const found = iso(full, Number(month), Number(day));
  return span(match, found ? [{ iso: found, order: 'named' }] : [], full);
}

/** "20260312". */
function compactDate(match: RegExpMatchArray): Span<PrintedDate>[] {
  const day = iso(match[1]!, Number(match[2]), Number(match[3]));
  return day ? span(match, [{ iso: day, order: 'ymd' }], match[1]!, { compact: true }) : [];
}

/** Dates in any usual form; times beside them are left alone. Days that do not exist are no dates. */
export function findDates(text: string): Span<PrintedDate>[] {
  if (!TWO_DIGITS.test(text)) return [];
  return withoutOverlaps([
    ...[...text.matchAll(NUMERIC)].flatMap(numericDate),
    ...[...text.matchAll(DAY_NAME)].flatMap((match) => namedDate(match, match[3]!, match[2]!, match[1]!)),
    ...[...text.matchAll(NAME_DAY)].flatMap((match) => namedDate(match, match[3]!, match[1]!, match[2]!)),
    ...[...text.matchAll(YEAR_NAME)].flatMap((match) => namedDate(match, match[1]!, match[2]!, match[3]!)),
    ...[...text.matchAll(SIGNED)].flatMap(signedDate),
    ...[...text.matchAll(COMPACT)].flatMap(compactDate),
  ]);
}

/** Spans of which no two overlap, in reading order: of two that do, the longer one stays. */
export function withoutOverlaps<Value>(spans: Span<Value>[]): Span<Value>[] {
  const kept: Span<Value>[] = [];
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
