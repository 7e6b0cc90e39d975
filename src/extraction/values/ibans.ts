import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Iban, Span } from './types.ts';

const START = /(?<![\p{L}\p{N}])([A-Z]{2})\s?([0-9OIlSB]{2})(?=\s?[0-9A-Za-z*•])/gu;
const MASK = /[*•xX]{2}/;
const SWAPS: Record<string, string> = { O: '0', I: '1', l: '1', B: '8', S: '5', Z: '2', G: '6' };

/** As IBANs are printed: in groups of four. */
export const inGroups = (iban: string): string => iban.replace(/.{4}(?=.)/g, '$& ');

/** IBANs with or without spaces. Repairs (O for 0 …) are made only where they make the checksum right. */
export function findIbans(text: string): Span<Iban>[] {
  const found: Span<Iban>[] = [];
  for (const match of text.matchAll(START)) {
    const country = match[1]!;
    const length = countrySpecs[country as keyof typeof countrySpecs]?.chars;
    if (!length) continue;
    const start = match.index;
    if (found.some((span) => start < span.end)) continue;
    let end = start;
    let compact = '';
    while (end < text.length && compact.length < length) {
      const character = text[end]!;
      if (/[0-9A-Za-z*•]/.test(character)) compact += character;
      else if (!/[\s.-]/.test(character) || /\s/.test(text[end + 1] ?? '')) break;
      end++;
    }
    if (compact.length !== length || /[\p{L}\p{N}]/u.test(text[end] ?? '')) {
      const other = wrongLength(text, start, country);
      if (other) found.push(withLostDigit(other, length));
      continue;
    }
    const masked = MASK.test(compact.slice(4));
    const upper = compact.toUpperCase();
    const repaired =
      country +
      [...compact.slice(2)]
        .map((c) => SWAPS[c] ?? c)
        .join('')
        .toUpperCase();
    const valid = isValidIBAN(upper);
    const mends = !valid && isValidIBAN(repaired);
    const iban = mends ? repaired : upper;
    if (!masked && iban.replace(/\D/g, '').length < length / 2) continue;
    const value = { iban, country, valid: valid || mends, gapped: false, masked, repaired: mends };
    found.push({ start, end, text: text.slice(start, end), value });
  }
  return found;
}

/** Groups as an IBAN has them, mostly digits, but not as many as the country's: misprinted or misread. */
const GROUPS = /[A-Z]{2}\d{2}(?: ?(?:[A-Z]{4} )?[0-9]{1,8}){2,8}(?![\p{L}\p{N}])/uy;

function wrongLength(text: string, start: number, country: string): Span<Iban> | undefined {
  GROUPS.lastIndex = start;
  const printed = GROUPS.exec(text)?.[0];
  const iban = printed?.replace(/ /g, '');
  if (!printed || !iban || iban.length < 15 || iban.length > 34) return undefined;
  const inner = printed.split(' ').slice(0, -1);
  const gapped =
    inner.length > 2 && inner.every(({ length }) => length <= 4) && inner.some(({ length }) => length < 4);
  const value = { iban, country, valid: false, gapped, masked: false, repaired: false };
  return { start, end: start + printed.length, text: printed, value };
}

/**
 * Of two and three equal digits recognition loses one now and then. Which one is missing is known where the groups of four leave no
 * doubt of the place, and one digit doubled there makes the checksum right: by chance that happens once in 30 times.
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
  const mended = new Set(
    [...group].map((digit, i) => groups.with(short, group.slice(0, i) + digit + group.slice(i)).join('')),
  );
  const right = [...mended].filter((iban) => isValidIBAN(iban));
  if (right.length !== 1) return span;
  return { ...span, value: { ...span.value, iban: right[0]!, valid: true, gapped: false, repaired: true } };
}
