import { stdnum } from 'stdnum';
import { damagedIds } from './damaged-ids.ts';
import { TAX_SCHEMES } from './tax-schemes.ts';
import type { Span, TaxId } from './types.ts';

const SCHEMES = TAX_SCHEMES.map((scheme) => ({
  ...scheme,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${scheme.shape})(?![\\p{L}\\p{N}])`, 'gu'),
  whole: new RegExp(`^(?:${scheme.shape})$`, 'u'),
  /** Letters that all its numbers begin with; '' for none. */
  prefix: /^([A-Z]{2,3})\[/.exec(scheme.shape)?.[1] ?? '',
}));

/** All shapes that begin with no letters of their own: whether there is any costs one look instead of thirty. */
const ANY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${SCHEMES.filter(({ prefix }) => prefix === '')
    .map(({ shape }) => shape)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);

/** Which of the taxes a Swiss number is for is said after it, in three languages. */
const SWISS_SUFFIX = /(?<=^CHE\d{9})(?:MWST|TVA|IVA)$/;

const compactOf = (printed: string) => printed.replace(/[^\p{L}\p{N}&+*]/gu, '');

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
  if (!/\d/.test(text)) return [];
  const found: Span<TaxId>[] = [];
  const free = (start: number, end: number) =>
    found.every((other) => other.end <= start || end <= other.start);
  const add = (start: number, printed: string, value: TaxId) =>
    found.push({ start, end: start + printed.length, text: printed, value });
  const schemeOf = (id: string) =>
    SCHEMES.find(({ whole, check }) => whole.test(id) && holds(check, compactOf(id)));
  for (const { start, printed, repaired } of damagedIds(text)) {
    const compact = compactOf(repaired);
    const known = schemeOf(repaired);
    if (!known || schemeOf(printed) || !free(start, start + printed.length)) continue;
    const country = known.country && { country: known.country };
    add(start, printed, { scheme: known.scheme, ...country, compact, repaired, valid: true, bare: false });
  }
  const any = ANY.test(text);
  for (const { scheme, country, pattern, check, strict, prefix } of SCHEMES) {
    if (prefix === '' ? !any : !text.includes(prefix)) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      if (!free(start, start + match[0].length)) continue;
      const compact = compactOf(match[0]);
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
