import { fold } from '../../knowledge/index.ts';
import { MONTHS } from './months.ts';
import type { DateOrder, DateReading, PrintedDate, Span } from './types.ts';

const MONTH_NUMBERS = new Map<string, Set<number>>();
for (const names of Object.values(MONTHS)) {
  names.split(' ').forEach((spellings, month) => {
    for (const name of spellings.split('/')) {
      if (!MONTH_NUMBERS.has(name)) MONTH_NUMBERS.set(name, new Set());
      MONTH_NUMBERS.get(name)!.add(month + 1);
    }
  });
}

const D = '[0-9OoIl|]';
const SEP = '(?:\\s?[./\\-–,]\\s?|\\s)';
const EDGE = '(?<![\\p{L}\\p{N}])(?<![\\p{N}][.,/\\-])';
const DONE = '(?![\\p{N}])(?![.,/\\-]\\p{N}(?!\\d?:))';
const NUMERIC = new RegExp(
  `${EDGE}(${D}{1,4})(${SEP})(${D}{1,2})(${SEP})(${D}{4}|${D}{2})(?=T\\d|[^\\p{L}\\p{N}]|$)${DONE}`,
  'gu',
);
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|\\.?º|\\.?ª|°)?';
const NAME = '(\\p{L}[\\p{L}\\p{M}]{2,13})';
const YEAR = "(?:'|’)?(\\d{4}|\\d{2})(?![\\p{L}\\p{N}])";
const JOIN = "(?:[\\s.,\\-/]|\\bde\\b|\\bdel\\b|\\bof\\b|\\bd[’'])*";
const DAY_NAME = new RegExp(`(?<![\\p{L}\\p{N}.,/])${DAY}${JOIN}${NAME}${JOIN}${YEAR}`, 'giu');
const NAME_DAY = new RegExp(
  `(?<![\\p{L}])${NAME}[\\s.,\\-/]*${DAY}(?:[\\s.,\\-/]+|\\bde\\b|\\bof\\b)*[\\s.,\\-/]${YEAR}`,
  'giu',
);
const YEAR_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{4})${JOIN}${NAME}${JOIN}${DAY}(?![\\p{L}\\p{N}])`,
  'giu',
);
const COMPACT =
  /(?<![\p{L}\p{N}.,\-/])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\p{L}\p{N}]|[.,\-/]\d)/gu;

const EARLIEST = 1970;
const LATEST = 2079;

/** The ISO form of a day that exists, in years that invoices have; two-digit years are 2000–2049 or 1970–1999. */
function iso(year: string, month: number, day: number): string | undefined {
  let full = Number(year);
  if (year.length === 2) full += full < 50 ? 2000 : 1900;
  if (full < EARLIEST || full > LATEST || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(full, month, 0)).getUTCDate()) return undefined;
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const digits = (text: string) => text.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1');

function numericReadings(a: string, b: string, c: string): DateReading[] {
  const orders: [DateOrder, string, string, string][] =
    a.length === 4
      ? [['ymd', a, b, c]]
      : c.length === 4
        ? [
            ['dmy', c, b, a],
            ['mdy', c, a, b],
          ]
        : [
            ['dmy', c, b, a],
            ['mdy', c, a, b],
            ['ymd', a, b, c],
          ];
  const readings: DateReading[] = [];
  for (const [order, year, month, day] of orders) {
    if (day.length > 2 || year.length === 3 || year.length === 1) continue;
    const found = iso(year, Number(month), Number(day));
    if (found && !readings.some((reading) => reading.iso === found)) readings.push({ iso: found, order });
  }
  return readings;
}

function monthsOf(name: string): Set<number> | undefined {
  return MONTH_NUMBERS.get(fold(name));
}

/** Dates in any usual form; times beside them are left alone. Days that do not exist are no dates. */
export function findDates(text: string): Span<PrintedDate>[] {
  const found: Span<PrintedDate>[] = [];
  // Day, month and year: no date has fewer digits.
  if (!/\d\D*\d\D*\d/.test(text)) return found;
  const add = (
    start: number,
    printed: string,
    readings: DateReading[],
    year: string,
    flags: Partial<PrintedDate> = {},
  ) => {
    if (readings.length === 0) return;
    const value = { readings, shortYear: year.length === 2, compact: false, repaired: false, ...flags };
    found.push({ start, end: start + printed.length, text: printed, value });
  };
  for (const match of text.matchAll(NUMERIC)) {
    const [printed, a = '', s1 = '', b = '', s2 = '', c = ''] = match;
    // "12/11 2024" and "12/11-2024" are Danish for the twelfth of November.
    const danish = s1 === '/' && /^[ -]$/.test(s2) && a.length < 3 && c.length === 4;
    if (!danish && (s1.trim() !== s2.trim() || (s1.trim() === '' && (a + c).length < 5))) continue;
    if (!/\d/.test(a) || !/\d/.test(b) || !/\d/.test(c)) continue;
    const repaired = /[OoIl|]/.test(a + b + c);
    const readings = numericReadings(digits(a), digits(b), digits(c)).filter(
      ({ order }) => !danish || order === 'dmy',
    );
    add(match.index, printed, readings, a.length === 4 ? a : c, { repaired });
  }
  const named = (match: RegExpMatchArray, year: string, name: string, day: string) => {
    const readings = [...(monthsOf(name) ?? [])].flatMap((month): DateReading[] => {
      const found = iso(year, month, Number(day));
      return found ? [{ iso: found, order: 'named' }] : [];
    });
    add(match.index!, match[0], readings, year);
  };
  for (const match of text.matchAll(DAY_NAME)) named(match, match[3]!, match[2]!, match[1]!);
  for (const match of text.matchAll(NAME_DAY)) named(match, match[3]!, match[1]!, match[2]!);
  for (const match of text.matchAll(YEAR_NAME)) named(match, match[1]!, match[2]!, match[3]!);
  for (const match of text.matchAll(COMPACT)) {
    const day = iso(match[1]!, Number(match[2]), Number(match[3]));
    if (day) add(match.index, match[0], [{ iso: day, order: 'ymd' }], match[1]!, { compact: true });
  }
  return withoutOverlaps(found);
}

/** Longest first; where two overlap the shorter goes. In reading order. */
export function withoutOverlaps<Value>(spans: Span<Value>[]): Span<Value>[] {
  const kept: Span<Value>[] = [];
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
