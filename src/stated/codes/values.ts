import { isValidBIC, isValidIBAN } from 'ibantools';
import type { IsoDate } from '../../invoice/index.ts';

/** An IBAN with valid check digits, without spaces. */
export function parseIban(text: string | undefined): string | undefined {
  const bare = text?.replace(/\s/g, '').toUpperCase();
  return bare && isValidIBAN(bare) ? bare : undefined;
}

export function parseBic(text: string | undefined): string | undefined {
  const bare = text?.replace(/\s/g, '').toUpperCase();
  return bare && isValidBIC(bare) ? bare : undefined;
}

/** An amount with a decimal point; none when it is zero, which stands for "to be filled in". */
export function parseAmount(text: string | undefined): number | undefined {
  const clean = text?.trim() ?? '';
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(clean)) return undefined;
  return Number(clean) || undefined;
}

export function parseDate(
  year: string | number,
  month: string | number,
  day: string | number,
): IsoDate | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const time = new Date(Date.UTC(y, m - 1, d));
  const real = time.getUTCFullYear() === y && time.getUTCMonth() === m - 1 && time.getUTCDate() === d;
  return real && y > 1990 && y < 2100 ? time.toISOString().slice(0, 10) : undefined;
}

/** `20260131` or, of this century, `260131`. */
export function parseCompactDate(text: string | undefined): IsoDate | undefined {
  const parts = /^(\d{4}|\d\d)(\d\d)(\d\d)$/.exec(text ?? '');
  return parts
    ? parseDate(parts[1]!.length === 2 ? `20${parts[1]}` : parts[1]!, parts[2]!, parts[3]!)
    : undefined;
}

/** `31/01/2026`, with slashes, points or hyphens. */
export function parseDayFirstDate(text: string | undefined): IsoDate | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text ?? '');
  return parts ? parseDate(parts[3]!, parts[2]!, parts[1]!) : undefined;
}

/** ISO 4217 by its shape. */
export const parseCurrency = (text: string | undefined): string | undefined =>
  text && /^[A-Z]{3}$/.test(text) ? text : undefined;

export const joinParts = (...parts: (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(', ');

/** Drops what is absent or empty. */
export function dropEmpty<Facts extends object>(
  facts: Facts,
): { [Key in keyof Facts]?: Exclude<Facts[Key], undefined> } {
  const kept = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as ReturnType<typeof dropEmpty<Facts>>;
}
