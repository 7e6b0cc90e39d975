import { KNOWN_COUNTRIES } from '../../knowledge/index.ts';
import type { PostalCode, Span } from './types.ts';
import { anyOf } from './words.ts';

interface Shape {
  shape: string;
  countries: string[];
  plausibility: number;
}

/** Two letters for a country of which no prefix is known: "XY-1234" may be a part number as well. */
const UNKNOWN_PREFIX: Shape = { shape: '[A-Z]{1,2}-\\d{4,5}', countries: [], plausibility: 0.25 };
const KNOWN_PREFIX = 0.9;

/** The countries' shapes, one entry a shape, the most plausible first: where two overlap, the first counts. */
function allShapes(): Shape[] {
  const shapes = new Map<string, Shape>();
  for (const { code, postalCodes } of KNOWN_COUNTRIES)
    for (const { shape, plausibility } of postalCodes ?? []) {
      const known = shapes.get(shape);
      if (known) known.countries.push(code);
      else shapes.set(shape, { shape, countries: [code], plausibility });
    }
  const prefixes = anyOf(KNOWN_COUNTRIES.flatMap(({ postalPrefixes }) => postalPrefixes ?? []));
  const prefixed = {
    shape: `(?:${prefixes})-(?:\\d{4,5}|\\d{3} \\d{2})`,
    countries: [],
    plausibility: KNOWN_PREFIX,
  };
  return [...shapes.values(), prefixed, UNKNOWN_PREFIX].sort((a, b) => b.plausibility - a.plausibility);
}

const SHAPES = allShapes();
const standingAlone = (shape: string, flags: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}.,/-])(?:${shape})(?![\\p{L}\\p{N}]|[.,/:-]\\d)`, flags);
const PATTERNS = SHAPES.map(({ shape, ...rest }) => ({ ...rest, pattern: standingAlone(shape, 'gu') }));
/** All of them at once: most texts have none, and one look tells. */
const ANY = standingAlone(SHAPES.map(({ shape }) => shape).join('|'), 'u');

/** Postal codes by the patterns of their countries: evidence for an address, never proof. */
export function findPostalCodes(text: string): Span<PostalCode>[] {
  const found: Span<PostalCode>[] = [];
  if (!/\d/.test(text) || !ANY.test(text)) return found;
  for (const { pattern, countries, plausibility } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      found.push({ start, end, text: match[0], value: { code: match[0], countries, plausibility } });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
