import type { PostalCode, Span } from './types.ts';

const PATTERNS: readonly { shape: string; countries: string[]; plausibility: number }[] = [
  { shape: '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}', countries: ['GB'], plausibility: 0.9 },
  { shape: '[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d', countries: ['CA'], plausibility: 0.9 },
  { shape: '(?:[AC-FHKNPRTV-Y]\\d\\d|D6W) [AC-FHKNPRTV-Y\\d]{4}', countries: ['IE'], plausibility: 0.8 },
  { shape: '(?:SE|CZ|SK|GR|S)-\\d{3} ?\\d{2}', countries: [], plausibility: 0.9 },
  { shape: '\\d{4} ?[A-Z]{2}', countries: ['NL'], plausibility: 0.7 },
  { shape: '\\d{5}-\\d{3}', countries: ['BR'], plausibility: 0.8 },
  { shape: '\\d{5}-\\d{4}', countries: ['US'], plausibility: 0.9 },
  { shape: '\\d{4}-\\d{3}', countries: ['PT'], plausibility: 0.8 },
  // "08-555 465 26" goes on: a telephone number.
  { shape: '\\d{2}-\\d{3}(?! ?\\d)', countries: ['PL'], plausibility: 0.7 },
  { shape: '\\d{3} \\d{2}', countries: ['CZ', 'SK', 'SE', 'GR'], plausibility: 0.3 },
  { shape: '\\d{3} ?\\d{3}', countries: ['IN', 'SG', 'RO'], plausibility: 0.3 },
  // Printed like a number: "75 005 Paris".
  { shape: '(?:0[1-9]|[1-8]\\d|9[0-578]) \\d{3}', countries: ['FR'], plausibility: 0.3 },
  {
    shape: '(?:D|F|A|CH|B|L|NL|DK|I|E|DE|AT|FR|BE|LU|LT|LV|SI|HR|FI|SE)-\\d{4,5}',
    countries: [],
    plausibility: 0.9,
  },
  { shape: '[A-Z]{1,2}-\\d{4,5}', countries: [], plausibility: 0.25 },
  { shape: '\\d{5}', countries: ['DE', 'FR', 'IT', 'ES', 'US', 'MY', 'FI', 'MX'], plausibility: 0.4 },
  { shape: '\\d{4}', countries: ['AT', 'CH', 'BE', 'NL', 'LU', 'DK', 'NO', 'AU', 'HU'], plausibility: 0.2 },
];

const COMPILED = PATTERNS.map(({ shape, ...rest }) => ({
  ...rest,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}.,/-])${shape}(?![\\p{L}\\p{N}]|[.,/:-]\\d)`, 'gu'),
}));

/** All of them at once: whether there is any costs one look instead of fifteen. */
const ANY = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:${PATTERNS.map(({ shape }) => shape).join('|')})(?![\\p{L}\\p{N}]|[.,/:-]\\d)`,
  'u',
);

/** Postal codes by the patterns of their countries: evidence for an address, never proof. */
export function findPostalCodes(text: string): Span<PostalCode>[] {
  const found: Span<PostalCode>[] = [];
  if (!/\d/.test(text) || !ANY.test(text)) return found;
  for (const { pattern, countries, plausibility } of COMPILED) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      found.push({ start, end, text: match[0], value: { code: match[0], countries, plausibility } });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
