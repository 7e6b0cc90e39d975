import { anyPhrase, KNOWN_COUNTRIES } from '../../knowledge/index.ts';
import { countryNamed } from '../values/index.ts';

interface CountryPattern {
  country: string;
  pattern: RegExp;
}

/** Longer segments are sentences: a country named in one is mostly nobody's address. */
const MAX_ADDRESS_CHARACTERS = 80;

/** States and provinces before a postal code, as addresses of their countries have them. */
const REGION_PATTERNS: readonly CountryPattern[] = KNOWN_COUNTRIES.flatMap(
  ({ code, regions, postalCodes }) => {
    if (!regions || !postalCodes) return [];
    const before = regions.onlyAfterTown ? '\\p{Ll}\\.?,?\\s+' : '(?<!\\p{L})';
    const postal = postalCodes.map(({ shape }) => shape).join('|');
    const pattern = new RegExp(`${before}(?:${regions.codes.join('|')}),?\\s+(?:${postal})(?!\\d)`, 'u');
    return [{ country: code, pattern }];
  },
);

const hasCapital = (phrase: string) => /\p{Lu}/u.test(phrase);

/** The words that only invoices of one country print; those with capitals as written (flags `u`), the others in any case (`iu`). */
const wordPatterns = (flags: 'u' | 'iu'): CountryPattern[] =>
  KNOWN_COUNTRIES.flatMap(({ code, telltaleWords }) => {
    const words = (telltaleWords ?? []).filter((word) => hasCapital(word) === (flags === 'u'));
    if (words.length === 0) return [];
    const any = anyPhrase(words, { holes: { nineDigits: '\\d{9}' } });
    return [{ country: code, pattern: new RegExp(`(?<!\\p{L})${any}(?!\\p{L})`, flags) }];
  });

/** With one pattern for all words of a kind, for most texts have none. */
const WORD_PATTERNS = (['u', 'iu'] as const).map((flags) => {
  const patterns = wordPatterns(flags);
  return { any: new RegExp(patterns.map(({ pattern }) => pattern.source).join('|'), flags), patterns };
});

const countriesOf = (text: string, patterns: readonly CountryPattern[]) =>
  patterns.flatMap(({ country, pattern }) => (pattern.test(text) ? [country] : []));

/** The countries whose states or provinces stand before a postal code in a text: "Redgum NSW 2999". */
export const countriesByRegion = (text: string): string[] =>
  /\d/.test(text) ? countriesOf(text, REGION_PATTERNS) : [];

/** The countries that a text has a telltale word of: "ABN", "Att betala". */
export const countriesByWord = (text: string): string[] =>
  WORD_PATTERNS.flatMap(({ any, patterns }) => (any.test(text) ? countriesOf(text, patterns) : []));

/** The countries that a short text names in a part of its own, or at the end of one: "110 Foundry Lane Singapore". */
export function countriesByName(text: string): string[] {
  if (text.length > MAX_ADDRESS_CHARACTERS) return [];
  return text.split(/[,|•·;–]| - /u).flatMap((part) => {
    const letters = part.replace(/\d[\d -]*/g, '').trim();
    if (!/^\p{Lu}/u.test(letters)) return [];
    return countryNamed(letters) ?? countryNamed(lastWord(letters)) ?? [];
  });
}

const lastWord = (text: string) => /\s(\p{Lu}\p{L}{3,})$/u.exec(text)?.[1] ?? '';

const TOP_LEVEL_DOMAIN = /\.(?:com?\.)?([a-z]{2})$/;
/** Top-level domains that anybody uses, whatever country they belong to. */
const INTERNATIONAL_DOMAINS = new Set(['io', 'co', 'me', 'tv', 'eu', 'ai']);
const COUNTRY_BY_DOMAIN = new Map(KNOWN_COUNTRIES.map(({ topLevelDomain, code }) => [topLevelDomain, code]));

/** The country of a host name or email address; of countries that are not known the domain is the code. */
export function countryOfDomain(host: string): string | undefined {
  const domain = TOP_LEVEL_DOMAIN.exec(host)?.[1];
  if (domain === undefined || INTERNATIONAL_DOMAINS.has(domain)) return undefined;
  return COUNTRY_BY_DOMAIN.get(domain) ?? domain.toUpperCase();
}
