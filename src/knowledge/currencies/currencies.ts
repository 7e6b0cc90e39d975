import { KNOWN_COUNTRIES } from '../countries/index.ts';
import data from './currencies.json' with { type: 'json' };

/** Printed text → what it may mean, ISO 4217, most plausible first. */
type Meanings = Readonly<Record<string, readonly string[]>>;

/** Codes that invoices print, → ISO 4217. Codes that are common words or units (XAU, CHE …) are left out. */
export const CURRENCY_CODES: ReadonlyMap<string, string> = new Map([
  ...data.codes.split(' ').map((code): [string, string] => [code, code]),
  ...Object.entries(data.unofficialCodes),
]);

/** Signs and abbreviations that count wherever they stand. Several countries share some: "$", "kr". */
export const CURRENCY_SIGNS: Meanings = data.signs;

/** Spellings that count only beside a number: elsewhere they are mostly something else. */
export const CURRENCY_SIGNS_BESIDE_NUMBERS: Meanings = data.signsBesideNumbers;

/** Names in lower case, in any language. */
export const CURRENCY_NAMES: Meanings = data.names;

/** Currencies of a thousand parts, which invoices print with three decimals. */
export const THREE_DECIMALS: ReadonlySet<string> = new Set(data.threeDecimals.split(' '));

const shared = new Set(
  Object.values<readonly string[]>(data.signs).flatMap((codes) => (codes.length > 1 ? codes : [])),
);

/** Country, ISO 3166 → its currency, where that shares a sign with another: there the country tells which is meant. */
export const CURRENCY_BY_COUNTRY: ReadonlyMap<string, string> = new Map(
  KNOWN_COUNTRIES.flatMap(({ code, currency }) => (shared.has(currency) ? [[code, currency] as const] : [])),
);
