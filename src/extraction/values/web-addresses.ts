import { KNOWN_COUNTRIES } from '../../knowledge/index.ts';
import type { Span, WebAddress } from './types.ts';

/** Those that are no country's, and those that examples use. */
const GENERIC_DOMAINS =
  'com|net|org|info|biz|eu|io|co|me|tv|app|dev|shop|store|online|cloud|local|test|example|gmbh|berlin';
const TOP_LEVEL_DOMAIN = [GENERIC_DOMAINS, ...KNOWN_COUNTRIES.map((country) => country.topLevelDomain)].join(
  '|',
);
const URL = new RegExp(
  `(?<![\\p{L}\\p{N}@._-])(?:(?:https?|ftp)\\s?:\\s?//\\s?|www\\s?\\.\\s?)?((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,4}(?:${TOP_LEVEL_DOMAIN}))(?![\\p{L}\\p{N}@-]|\\.\\p{L})(?:/[^\\s,;)]*)?`,
  'giu',
);

/** Web addresses with a scheme, `www.`, or a host under a common top-level domain. Email addresses are not. */
export function findUrls(text: string): Span<WebAddress>[] {
  if (!text.includes('.')) return [];
  return [...text.matchAll(URL)].map((match) => {
    const host = match[1]!.toLowerCase().replace(/^www\./, '');
    return { start: match.index, end: match.index + match[0].length, text: match[0], value: { host } };
  });
}
