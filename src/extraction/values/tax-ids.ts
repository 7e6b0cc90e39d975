import { stdnum } from 'stdnum';
import type { Span, TaxId } from './types.ts';

interface Scheme {
  scheme: string;
  country?: string;
  /** Without anchors; separators as printed. */
  shape: string;
  /** Module of stdnum that knows the checksum. */
  check?: readonly [string, string];
}

const SCHEMES: readonly Scheme[] = [
  {
    scheme: 'gstin',
    country: 'IN',
    shape: '\\d{2}[A-Z]{5}\\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]',
    check: ['IN', 'gstin'],
  },
  { scheme: 'pan', country: 'IN', shape: '[A-Z]{5}\\d{4}[A-Z]', check: ['IN', 'pan'] },
  {
    scheme: 'vat',
    shape:
      '(?:AT|CHE|BE|BG|CY|CZ|DE|DK|EE|EL|GR|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI|NO)[ .-]?[0-9A-Z](?:[ .-]?[0-9A-Z]){6,14}',
  },
  { scheme: 'number', shape: '\\d(?:[ .\\-/]?\\d){6,17}' },
];

/** Tax and company registration numbers by shape; `valid` where the scheme's checksum is known. */
export function findTaxIds(text: string): Span<TaxId>[] {
  const found: Span<TaxId>[] = [];
  for (const { scheme, country, shape, check } of SCHEMES) {
    for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${shape}(?![\\p{L}\\p{N}])`, 'gu'))) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      const compact = match[0].replace(/[^0-9A-Z]/g, '');
      if (!/\d/.test(compact)) continue;
      const value: TaxId = { scheme, compact, bare: /^\d+$/.test(compact) };
      if (country) value.country = country;
      if (scheme === 'vat') value.country = compact.slice(0, 2);
      const validator = check && stdnum[check[0]]?.[check[1]];
      if (validator) value.valid = validator.validate(compact).isValid;
      found.push({ start, end, text: match[0], value });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
