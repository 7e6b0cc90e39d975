import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { findDates } from './dates.ts';
import type { Phone, Span } from './types.ts';

const PHONE =
  /(?<![\p{L}\p{N}.,/-])(?:\+\s?|00\s?)?\(?\+?\d{1,5}\)?(?:\s?[-./–]?\s?\(?\d{1,8}\)?){1,7}(?![\p{L}\p{N}]|[.,/]\d)/gu;

/** E.164 allows 15 digits; shorter numbers than 6 are of no use abroad and look like anything. */
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 15;

/** Telephone and fax numbers by shape: 6 to 15 digits in groups. Which of the two it is, its label says. */
export function findPhones(text: string): Span<Phone>[] {
  const matches = [...text.matchAll(PHONE)];
  const dates = matches.length > 0 ? findDates(text) : [];
  return matches.flatMap((match) => {
    const printed = match[0].replace(/[\s([]+$/, '');
    const start = match.index;
    const end = start + printed.length;
    const digits = printed.replace(/(?<=\d\s?)\(0\)/, '').replace(/\D/g, '');
    if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return [];
    if (dates.some((date) => date.start < end && start < date.end)) return [];
    if (/^\d+[.,]\d{2}$/.test(printed)) return [];
    const plus = /^\(?\+/.test(printed);
    const value: Phone = { digits: plus ? `+${digits}` : digits };
    const parsed = plus ? parsePhoneNumberFromString(value.digits) : undefined;
    if (plus) value.valid = parsed?.isPossible() ?? false;
    if (parsed?.country) value.country = parsed.country;
    return [{ start, end, text: printed, value }];
  });
}
