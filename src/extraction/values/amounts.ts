import { currencyAfter, currencyBefore } from './currency-touch.ts';
import { type ParsedNumber, readNumber } from './numbers.ts';
import type { Amount, Span } from './types.ts';

/** Digits and marks without spaces, with ",-" for no cents. */
const RUN = /\d(?:[\d.,'’‘`´]*\d)?(?:[.,][-–—]{1,2}(?!\d))?/g;
const SPACE = /^\p{Zs}$/u;
const HARD_SPACE = /^[\u00a0\u2007\u2009\u202f]$/;
/** Longer integers without marks are numbers of something, not sums. */
const MAX_PLAIN_DIGITS = 9;
/** What may stand against a number's end: units of a quantity, "each", "-/-" of Indian sums. */
const UNIT =
  /^(?:x|X|pcs?|Stk|St|kg|g|h|hrs?|km|m|cm|mm|l|kWh|GB|MB|u|un|st|ea|EA|PCS|CR|DR|Cr|Dr)\.?(?![\p{L}\p{N}])/u;

/** A minus with a space behind it, at the head of a cell or after the currency. */
const APART = /^(?:\p{Sc}|\p{Lu}[\p{L}$.]{0,3})?\p{Zs}?[-−–]\p{Zs}$/u;

interface Piece {
  start: number;
  end: number;
}

const normalize = (text: string) => text.replace(/\p{Zs}/gu, ' ').replace(/[’‘`´]/g, "'");

/** Runs that together may be one number: "1 234,56", "198, 00", "12 .00". */
function joined(text: string, pieces: Piece[], at: number): (Piece & { gap: boolean; hard: boolean })[] {
  const found: (Piece & { gap: boolean; hard: boolean })[] = [];
  const first = pieces[at]!;
  const head = text.slice(first.start, first.end);
  let end = first.end;
  let hard = true;
  if (/^\d{1,3}$/.test(head)) {
    for (let next = at + 1; next < pieces.length; next++) {
      const piece = pieces[next]!;
      const body = text.slice(piece.start, piece.end);
      const space = text.slice(end, piece.start);
      if (!SPACE.test(space) || !/^\d{3}(?:$|[.,](?:\d{1,2}$|[-–—]))/.test(body)) break;
      hard &&= HARD_SPACE.test(space);
      end = piece.end;
      found.push({ start: first.start, end, gap: false, hard });
      if (body.length > 3) break;
    }
  }
  const next = pieces[at + 1];
  if (next && !/[.,]\d{1,2}$/.test(head)) {
    const between = text.slice(first.end, next.start);
    const cents = text.slice(next.start, next.end);
    if (/^(?:[.,]\p{Zs}|\p{Zs}[.,])$/u.test(between) && /^\d\d$/.test(cents)) {
      found.push({ start: first.start, end: next.end, gap: true, hard: false });
    }
  }
  return found.reverse();
}

/** The number with its sign, when what stands around it lets it be a number of its own. */
function amountAt(
  text: string,
  piece: Piece,
  number: ParsedNumber,
  repaired: boolean,
): Span<Amount> | undefined {
  let { start, end } = piece;
  const before = currencyBefore(text, start);
  const after = currencyAfter(text, end);
  const lead = text.slice(Math.max(0, start - 2), start);
  if (!before && /[\p{L}\p{N}_@/.\\]$/u.test(lead)) {
    if (!/\p{L}\.$/u.test(lead)) return undefined;
  }
  if (/\d[:\-–/,]$/.test(lead) || /[\p{L}][-–_]$/u.test(lead) || /#$/.test(lead)) return undefined;
  const tail = text.slice(end, end + 12);
  if (/^\p{Zs}?[%‰]/u.test(tail) || /^[:/\-–_.,]\d/.test(tail) || /^[-–]\p{L}/u.test(tail)) return undefined;
  if (!after && /^[\p{L}_@°]/u.test(tail) && !UNIT.test(tail)) return undefined;

  const body = normalize(text.slice(start, end));
  const plain = /^\d+$/.test(body);
  if (plain && body.length > 1 && body.startsWith('0')) return undefined;
  if (plain && body.length > MAX_PLAIN_DIGITS && !before && !after) return undefined;

  let negative = false;
  const outer = before ? before.start : start;
  const opener = text[outer - 1] ?? '';
  const far = after ? after.end : end;
  if (/[-−–]/.test(opener) && !/[\p{L}\p{N}]/u.test(text[outer - 2] ?? '')) {
    negative = true;
    start = outer - 1;
  } else if (APART.test(text.slice(0, outer)) && (number.fraction === 2 || before || after)) {
    // "- 12,00", with nothing but a currency before it: no dash of a list.
    negative = true;
    start = text.slice(0, outer).search(/[-−–]\p{Zs}$/u);
  } else if (/[-−–]/.test(text[start - 1] ?? '')) {
    negative = true;
    start -= 1;
  } else if (opener === '(' && text[far] === ')') {
    negative = true;
    start = outer - 1;
    end = far + 1;
  } else if (/^[-−](?![\p{L}\p{N}/-])/u.test(tail) && !/[-–—]$/.test(body)) {
    negative = true;
    end += 1;
  }
  const sign = negative ? -1 : 1;
  // "5,00 EUR 12,00 USD": the code before belongs to the number before it.
  const owned = before !== undefined && /\d\p{Zs}?$/u.test(text.slice(0, before.start));
  const touch = owned ? (after ?? before) : (before ?? after);
  const value: Amount = {
    readings: number.readings.map(({ value, decimal }) => ({
      value: value === 0 ? 0 : sign * value,
      decimal,
    })),
    fraction: number.fraction,
    grouping: number.grouping,
    negative,
    repaired: repaired || number.repaired,
  };
  if (touch?.currencies.length === 1) value.currency = touch.currencies[0]!;
  else if (touch) value.symbol = touch.printed;
  return { start, end, text: text.slice(start, end), value };
}

/** A price with letters in it: a digit somewhere, a mark, two places after it. */
const MISREAD =
  /(?<![\p{L}\p{N}.,'’/-])(?=[OIlSBZo|.,]*\d)[\dOIlSBZo|]{1,6}(?:[.,][\dOIlSBZo|]{3})*[.,][\dOIlSBZo]{2}(?![\p{L}\p{N}]|[.,/:-]\d)/gu;
const LETTERS: Record<string, string> = { O: '0', o: '0', I: '1', l: '1', '|': '1', Z: '2', S: '5', B: '8' };

/** The text with such letters put right inside prices, at the same length; nothing else changes. */
function mended(text: string): string {
  return text.replace(MISREAD, (price) => price.replace(/[OIlSBZo|]/g, (letter) => LETTERS[letter]!));
}

/**
 * Numbers that may be sums of money, prices or quantities; quantities have `fraction: 0` more often than not.
 * Dates, times, percentages, ids and numbers with letters against them are left out. Spans overlap where a plain space may
 * divide a number or two columns: "2 150,00" gives 2150, 2 and 150, the longest first.
 */
export function findAmounts(printed: string): Span<Amount>[] {
  if (!/\d/.test(printed)) return [];
  const text = mended(printed);
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
  const pieces: Piece[] = [...text.matchAll(RUN)].map(({ index, 0: body }) => ({
    start: index,
    end: index + body.length,
  }));
  const found: Span<Amount>[] = [];
  let covered = 0;
  pieces.forEach((piece, at) => {
    if (piece.start < covered) return;
    for (const whole of joined(text, pieces, at)) {
      const body = normalize(text.slice(whole.start, whole.end));
      const number = readNumber(whole.gap ? body.replaceAll(' ', '') : body);
      const amount = number && amountAt(text, whole, number, whole.gap);
      if (!amount) continue;
      found.push(amount);
      // "2 687 147": two gaps in one number are no two columns.
      if (whole.hard || /^\d{1,3}\p{Zs}\d{3}\p{Zs}\d{3}/u.test(text.slice(whole.start, whole.end)))
        covered = whole.end;
      break;
    }
    if (piece.start < covered) return;
    const number = readNumber(normalize(text.slice(piece.start, piece.end)));
    const amount = number && amountAt(text, piece, number, false);
    if (amount) found.push(amount);
  });
  return found;
}
