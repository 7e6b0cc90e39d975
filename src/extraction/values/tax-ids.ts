import { stdnum } from 'stdnum';
import { TAX_SCHEMES } from './tax-schemes.ts';
import type { Span, TaxId } from './types.ts';

const SCHEMES = TAX_SCHEMES.map((scheme) => ({
  ...scheme,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${scheme.shape})(?![\\p{L}\\p{N}])`, 'gu'),
}));

const REPAIRS: Record<string, string> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};
/** A country prefix whose digits OCR took for letters; tried only where the checksum then holds. */
const DAMAGED =
  /(?<![\p{L}\p{N}])(AT ?U|BE|DE|DK|FI|HR|IT|LU|PL|PT|SE|SI|GB) ?((?=[0-9OQDIl|ZSGB ]*\d{3})[0-9OQDIl|ZSGB](?: ?[0-9OQDIl|ZSGB]){7,11})(?![\p{L}\p{N}])/gu;

/** Which of the taxes a Swiss number is for is said after it, in three languages. */
const SWISS_SUFFIX = /(?<=^CHE\d{9})(?:MWST|TVA|IVA)$/;

function holds(check: readonly [string, string] | undefined, compact: string): boolean | undefined {
  const validator = check && stdnum[check[0]]?.[check[1]];
  return validator?.validate(compact.replace(SWISS_SUFFIX, '')).isValid;
}

/**
 * Tax and company registration numbers by shape; `valid` where the scheme's checksum is known. Earlier schemes of the
 * table win where two overlap. Numbers of digits alone, and codes of no known
 * scheme, are `bare`: only a label makes them a tax id.
 */
export function findTaxIds(text: string): Span<TaxId>[] {
  const found: Span<TaxId>[] = [];
  const free = (start: number, end: number) =>
    found.every((other) => other.end <= start || end <= other.start);
  const add = (start: number, printed: string, value: TaxId) =>
    found.push({ start, end: start + printed.length, text: printed, value });
  for (const match of text.matchAll(DAMAGED)) {
    const prefix = match[1]!.replace(/\s/g, '');
    const compact = prefix + [...match[2]!.replace(/\s/g, '')].map((c) => REPAIRS[c] ?? c).join('');
    if (compact === match[0].replace(/\s/g, '')) continue;
    const scheme = SCHEMES.find(({ scheme, country }) => scheme === 'vat' && country === prefix.slice(0, 2));
    if (holds(scheme?.check, compact)) {
      add(match.index, match[0], {
        scheme: 'vat',
        country: prefix.slice(0, 2),
        compact,
        valid: true,
        bare: false,
      });
    }
  }
  for (const { scheme, country, pattern, check, strict } of SCHEMES) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      if (!free(start, start + match[0].length)) continue;
      const compact = match[0].replace(/[^\p{L}\p{N}&+*]/gu, '');
      const valid = holds(check, compact);
      if (strict && !valid) continue;
      const value: TaxId = { scheme, compact, bare: scheme === 'code' || /^\d+$/.test(compact) };
      if (country) value.country = country;
      if (valid !== undefined) value.valid = valid;
      add(start, match[0], value);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
