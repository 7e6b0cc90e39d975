import { type AdjacentCurrency, currencyAfter, currencyBefore } from './adjacent-currencies.ts';
import { findNegative, type NumberInText } from './amount-signs.ts';
import { asDigits } from './lookalikes.ts';
import { type ParsedNumber, readNumber } from './numbers.ts';
import { findRuns, joinRuns, type NumberSpan } from './printed-numbers.ts';
import type { Amount, Span } from './types.ts';

/** Longer integers without marks are numbers of something, not sums. */
const MAX_PLAIN_DIGITS = 9;
/** What may stand against a number's end: units of a quantity, "each", "-/-" of Indian sums. */
const UNIT =
  /^(?:x|X|pcs?|Stk|St|kg|g|h|hrs?|km|m|cm|mm|l|kWh|GB|MB|u|un|st|ea|EA|PCS|CR|DR|Cr|Dr)\.?(?![\p{L}\p{N}])/u;

/** What right before a number makes it a part of a date, a range, an id or a host name; "p.12" and currencies apart. */
const ATTACHED_BEFORE = /[\p{L}\p{N}_@/.\\]$/u;
const ABBREVIATION_BEFORE = /\p{L}\.$/u;
const NEVER_BEFORE = /\d[:\-–/,]$|\p{L}[-–_]$|#$/u;
/** The same after it: a percentage, a time, a date, a word. Units and currencies apart. */
const ATTACHED_AFTER = /^[\p{L}_@°]/u;
const NEVER_AFTER = /^\p{Zs}?[%‰]|^[:/\-–_.,]\d|^[-–]\p{L}/u;
/** Characters that these patterns look at. */
const BEFORE_CHARACTERS = 2;
const AFTER_CHARACTERS = 12;

/** A price with letters in it: a digit somewhere, a mark, two places after it. */
const MISREAD_PRICE =
  /(?<![\p{L}\p{N}.,'’/-])(?=[OIlSBZo|.,]*\d)[\dOIlSBZo|]{1,6}(?:[.,][\dOIlSBZo|]{3})*[.,][\dOIlSBZo]{2}(?![\p{L}\p{N}]|[.,/:-]\d)/gu;

/** "2 687 147": with two spaces it is one number, not two columns. */
const TWO_SPACED_GROUPS = /^\d{1,3}\p{Zs}\d{3}\p{Zs}\d{3}/u;

const normalize = (text: string) => text.replace(/\p{Zs}/gu, ' ').replace(/[’‘`´]/g, "'");

/**
 * Numbers that may be sums of money, prices or quantities; quantities have `fraction: 0` more often than not.
 * Dates, times, percentages, ids and numbers with letters against them are left out. Spans overlap where a plain space may
 * divide a number or two columns: "2 150,00" gives 2150, 2 and 150, the longest first.
 */
export function findAmounts(printed: string): Span<Amount>[] {
  if (!/\d/.test(printed)) return [];
  const text = printed.replace(MISREAD_PRICE, asDigits);
  const found = findNumbers(text);
  if (text === printed) return found;
  return found.map((span) => {
    const original = printed.slice(span.start, span.end);
    return original === span.text
      ? span
      : { ...span, text: original, value: { ...span.value, repaired: true } };
  });
}

function findNumbers(text: string): Span<Amount>[] {
  const runs = findRuns(text);
  const found: Span<Amount>[] = [];
  let covered = 0;
  runs.forEach((run, at) => {
    if (run.start < covered) return;
    for (const whole of joinRuns(text, runs, at)) {
      const amount = amountAt(text, whole);
      if (!amount) continue;
      found.push(amount);
      if (whole.unbreakable || TWO_SPACED_GROUPS.test(text.slice(whole.start, whole.end)))
        covered = whole.end;
      break;
    }
    if (run.start < covered) return;
    const amount = amountAt(text, run);
    if (amount) found.push(amount);
  });
  return found;
}

/** The number with its sign, when what stands around it lets it be a number of its own. */
function amountAt(text: string, { start, end, brokenAtMark }: NumberSpan): Span<Amount> | undefined {
  const printed = normalize(text.slice(start, end));
  const parsed = readNumber(brokenAtMark ? printed.replaceAll(' ', '') : printed);
  if (!parsed) return undefined;
  const [before, after] = [currencyBefore(text, start), currencyAfter(text, end)];
  const number: NumberInText = { text, start, end, fraction: parsed.fraction, before, after };
  if (!standsAlone(number) || isPlainId(printed, number)) return undefined;
  const negative = findNegative(number);
  const [from, to] = negative ?? [start, end];
  const value = amountOf(parsed, negative !== undefined, brokenAtMark);
  const currency = currencyOf(number);
  if (currency?.currencies.length === 1) value.currency = currency.currencies[0]!;
  else if (currency) value.symbol = currency.printed;
  return { start: from, end: to, text: text.slice(from, to), value };
}

function standsAlone({ text, start, end, before, after }: NumberInText): boolean {
  const lead = text.slice(Math.max(0, start - BEFORE_CHARACTERS), start);
  if (!before && ATTACHED_BEFORE.test(lead) && !ABBREVIATION_BEFORE.test(lead)) return false;
  const tail = text.slice(end, end + AFTER_CHARACTERS);
  if (!after && ATTACHED_AFTER.test(tail) && !UNIT.test(tail)) return false;
  return !NEVER_BEFORE.test(lead) && !NEVER_AFTER.test(tail);
}

/** Digits alone that no sum is printed as: "007", or many of them without a currency. */
function isPlainId(printed: string, { before, after }: NumberInText): boolean {
  if (!/^\d+$/.test(printed)) return false;
  if (printed.length > 1 && printed.startsWith('0')) return true;
  return printed.length > MAX_PLAIN_DIGITS && !before && !after;
}

function amountOf(parsed: ParsedNumber, negative: boolean, repaired: boolean): Amount {
  const sign = negative ? -1 : 1;
  return {
    readings: parsed.readings.map(({ value, decimal }) => ({
      value: value === 0 ? 0 : sign * value,
      decimal,
    })),
    fraction: parsed.fraction,
    grouping: parsed.grouping,
    negative,
    repaired: repaired || parsed.repaired,
  };
}

/** The currency of the number, before it rather than after. "5,00 EUR 12,00 USD": a code right after another number is that one's. */
function currencyOf({ text, before, after }: NumberInText): AdjacentCurrency | undefined {
  const isOthers = before !== undefined && /\d\p{Zs}?$/u.test(text.slice(0, before.start));
  return isOthers ? (after ?? before) : (before ?? after);
}
