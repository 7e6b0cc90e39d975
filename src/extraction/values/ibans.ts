import { countrySpecs, isValidIBAN } from 'ibantools';
import { asDigits } from './lookalikes.ts';
import type { Iban, Span } from './types.ts';

const START = /(?<![\p{L}\p{N}])([A-Z]{2})\s?([0-9OIlSB]{2})(?=\s?[0-9A-Za-z*•])/gu;
const MASKED = /[*•xX]{2}/;
/** An IBAN that is not masked has at least this share of digits: fewer are words in capitals. */
const LEAST_DIGIT_SHARE = 0.5;
const SHORTEST = 15;
const LONGEST = 34;

/** As IBANs are printed: in groups of four. */
export const inGroups = (iban: string): string => iban.replace(/.{4}(?=.)/g, '$& ');

/** IBANs with or without spaces. Repairs (O for 0 …) are made only where they make the checksum right. */
export function findIbans(text: string): Span<Iban>[] {
  const found: Span<Iban>[] = [];
  let covered = 0;
  for (const { index: start, 1: country = '' } of text.matchAll(START)) {
    const length = countrySpecs[country as keyof typeof countrySpecs]?.chars;
    if (!length || start < covered) continue;
    const iban = ibanAt(text, start, country, length);
    if (!iban) continue;
    found.push(iban);
    covered = Math.max(covered, iban.end);
  }
  return found;
}

function ibanAt(text: string, start: number, country: string, length: number): Span<Iban> | undefined {
  const { compact, end } = charactersAt(text, start, length);
  if (compact.length !== length || /[\p{L}\p{N}]/u.test(text[end] ?? '')) {
    const other = wrongLengthAt(text, start, country);
    return other && withLostDigit(other, length);
  }
  const masked = MASKED.test(compact.slice(4));
  const upper = compact.toUpperCase();
  const repaired = country + asDigits(compact.slice(2)).toUpperCase();
  const isRepaired = !isValidIBAN(upper) && isValidIBAN(repaired);
  const iban = isRepaired ? repaired : upper;
  if (!masked && iban.replace(/\D/g, '').length < LEAST_DIGIT_SHARE * length) return undefined;
  const valid = isRepaired || isValidIBAN(upper);
  const value = { iban, country, valid, gapped: false, masked, repaired: isRepaired };
  return { start, end, text: text.slice(start, end), value };
}

/** As many letters, digits and mask characters as asked for, with single separators between them. */
function charactersAt(text: string, start: number, length: number): { compact: string; end: number } {
  let end = start;
  let compact = '';
  while (end < text.length && compact.length < length) {
    const character = text[end]!;
    if (/[0-9A-Za-z*•]/.test(character)) compact += character;
    else if (!/[\s.-]/.test(character) || /\s/.test(text[end + 1] ?? '')) break;
    end++;
  }
  return { compact, end };
}

/** Groups as an IBAN has them, mostly digits. */
const GROUPS = /[A-Z]{2}\d{2}(?: ?(?:[A-Z]{4} )?[0-9]{1,8}){2,8}(?![\p{L}\p{N}])/uy;

/** An IBAN with fewer or more characters than its country's have: misprinted or misread. */
function wrongLengthAt(text: string, start: number, country: string): Span<Iban> | undefined {
  GROUPS.lastIndex = start;
  const printed = GROUPS.exec(text)?.[0];
  const iban = printed?.replace(/ /g, '');
  if (!printed || !iban || iban.length < SHORTEST || iban.length > LONGEST) return undefined;
  const inner = printed.split(' ').slice(0, -1);
  const gapped =
    inner.length > 2 && inner.every(({ length }) => length <= 4) && inner.some(({ length }) => length < 4);
  const value = { iban, country, valid: false, gapped, masked: false, repaired: false };
  return { start, end: start + printed.length, text: printed, value };
}

/**
 * OCR now and then loses one of two or three equal digits. Which one is known where the groups of four leave no doubt of the place
 * and one digit doubled there makes the checksum right: by chance that happens once in 30 times.
 */
function withLostDigit(span: Span<Iban>, length: number): Span<Iban> {
  const groups = span.text.split(' ');
  const missing = length - span.value.iban.length;
  const short = groups.findIndex(
    (group, i) => group.length === (i < groups.length - 1 ? 3 : (length - 1) % 4 || 4),
  );
  const whole = groups.every((group, i) => i === short || i === groups.length - 1 || group.length === 4);
  if (missing !== 1 || short < 1 || !whole) return span;
  const group = groups[short]!;
  const repaired = new Set(
    [...group].map((digit, i) => groups.with(short, group.slice(0, i) + digit + group.slice(i)).join('')),
  );
  const valid = [...repaired].filter((iban) => isValidIBAN(iban));
  if (valid.length !== 1) return span;
  return { ...span, value: { ...span.value, iban: valid[0]!, valid: true, gapped: false, repaired: true } };
}
