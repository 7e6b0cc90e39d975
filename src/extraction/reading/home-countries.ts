import type { Segment } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import type { Email, Phone, PostalCode, TaxId, WebAddress } from '../values/index.ts';
import { countryNamed } from '../values/index.ts';

/** What may tell where the parties of an invoice are at home. */
export interface HomeSigns {
  segments: readonly Segment[];
  taxIds: readonly Located<TaxId>[];
  phones: readonly Located<Phone>[];
  postalCodes: readonly Located<PostalCode>[];
  emails: readonly Located<Email>[];
  urls: readonly Located<WebAddress>[];
}

/** How much each sign tells; several of one kind tell no more than one and a half. */
const SIGN = { taxId: 1, phone: 0.7, postal: 0.8, region: 0.8, domain: 0.6, name: 0.7, word: 0.6 };

/** Names of states and provinces before a code, as addresses of their countries have them. */
const REGIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)\s+\d{4}(?!\d)/u, 'AU'],
  [/(?<!\p{L})(?:ON|QC|BC|AB|MB|SK|NS|NB|PE|NL|YT|NT|NU),?\s+[A-Z]\d[A-Z] ?\d[A-Z]\d/u, 'CA'],
  [
    /\p{Ll}\.?,?\s+(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC),?\s+\d{5}(?:-\d{4})?(?!\d)/u,
    'US',
  ],
];

/** Names of taxes and of companies' numbers that one country has. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:ABN|ACN|BSB)(?!\p{L})/u, 'AU'],
  [/(?<!\p{L})(?:RFC|CLABE|CFDI|Constancia fiscal)(?!\p{L})/u, 'MX'],
  [/(?<!\p{L})(?:HST|QST|TVQ|TPS)(?!\p{L})|(?<!\p{L})BN:? ?\d{9}/u, 'CA'],
  [/(?<!\p{L})UEN(?!\p{L})|(?<!\p{L})Pte\.? Ltd/iu, 'SG'],
  [/(?<!\p{L})(?:GSTIN|CGST|SGST|IGST|IFSC?)(?!\p{L})/u, 'IN'],
  [/(?<!\p{L})(?:CUIT|Ingresos Brutos)(?!\p{L})/u, 'AR'],
  [/(?<!\p{L})(?:EIN|FEIN|ABA|Sales Tax)(?!\p{L})/u, 'US'],
  // Danes, Norwegians and Swedes share "moms", "org.nr" and "kr", so each is told by words that the others write otherwise.
  [
    /(?<!\p{L})(?:momsreg\p{L}*|bankgiro\p{L}*|plusgiro\p{L}*|F-skatt\p{L}*|belopp|förfallo\p{L}*|att betala|exkl\.? moms)(?!\p{L})/iu,
    'SE',
  ],
  [
    /(?<!\p{L})(?:CVR|beløb|til betaling|forfald\p{L}*|i alt|(?:ekskl|excl)\.? moms|beløb uden moms)(?!\p{L})/iu,
    'DK',
  ],
  [/(?<!\p{L})(?:MVA|KID|beløp|å betale|forfalls\p{L}*|foretaksregisteret)(?!\p{L})/iu, 'NO'],
];

/** One look for all words of a kind: most lines have none. */
const ANY_WORD = ['u', 'iu'].map(
  (flags) =>
    new RegExp(
      WORDS.filter(([pattern]) => pattern.flags === flags)
        .map(([pattern]) => pattern.source)
        .join('|'),
      flags,
    ),
);

const TLD = /\.(?:com?\.)?([a-z]{2})$/;
/** Top-level domains that are no country's in practice. */
const NO_COUNTRY = new Set(['io', 'co', 'me', 'tv', 'eu', 'ai']);

/** Countries that something on the pages points to, ISO 3166, with how much does. */
export function homeCountries(signs: HomeSigns): Map<string, number> {
  const found = new Map<string, Map<string, number>>();
  const add = (country: string | undefined, kind: keyof typeof SIGN, share = 1) => {
    if (!country) return;
    const kinds = found.get(country) ?? new Map<string, number>();
    const most = 1.5 * SIGN[kind];
    kinds.set(kind, Math.min(most, (kinds.get(kind) ?? 0) + SIGN[kind] * share));
    found.set(country, kinds);
  };
  for (const { value } of signs.taxIds)
    if (!value.bare && value.valid !== false) add(value.country, 'taxId', value.valid ? 1 : 0.6);
  for (const { value } of signs.phones) add(value.country, 'phone');
  for (const { value } of signs.postalCodes)
    if (value.countries.length === 1 && value.plausibility >= 0.7) add(value.countries[0], 'postal');
  for (const host of [
    ...signs.emails.map(({ value }) => value.address),
    ...signs.urls.map(({ value }) => value.host),
  ]) {
    const domain = TLD.exec(host)?.[1];
    if (domain && !NO_COUNTRY.has(domain)) add(domain === 'uk' ? 'GB' : domain.toUpperCase(), 'domain', 0.7);
  }
  for (const { text } of signs.segments) {
    if (/\d/.test(text))
      for (const [pattern, country] of REGIONS) if (pattern.test(text)) add(country, 'region');
    if (ANY_WORD.some((pattern) => pattern.test(text)))
      for (const [pattern, country] of WORDS) if (pattern.test(text)) add(country, 'word');
    if (text.length > 80) continue;
    for (const part of text.split(/[,|•·;–]| - /u)) {
      const letters = part.replace(/\d[\d -]*/g, '').trim();
      if (/^\p{Lu}/u.test(letters)) add(countryNamed(letters) ?? countryNamed(lastWord(letters)), 'name');
    }
  }
  return new Map(
    [...found].map(([country, kinds]) => [country, [...kinds.values()].reduce((sum, one) => sum + one, 0)]),
  );
}

/** "110 Foundry Lane Singapore": the country ends the line. */
const lastWord = (text: string) => /\s(\p{Lu}\p{L}{3,})$/u.exec(text)?.[1] ?? '';

/** Currencies that share a sign with another country's, by country. */
export const CURRENCY_OF: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  SG: 'SGD',
  HK: 'HKD',
  MX: 'MXN',
  AR: 'ARS',
  CL: 'CLP',
  CO: 'COP',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  IS: 'ISK',
  JP: 'JPY',
  CN: 'CNY',
  IN: 'INR',
  PK: 'PKR',
  LK: 'LKR',
  NP: 'NPR',
  MU: 'MUR',
};

/** One word that a country is known by is too little to read a sign otherwise than most do. */
const ENOUGH = 0.7;

/** How much speaks for each such currency. */
export function homeCurrencies(countries: ReadonlyMap<string, number>): Map<string, number> {
  const found = new Map<string, number>();
  for (const [country, weight] of countries) {
    const currency = CURRENCY_OF[country];
    if (currency && weight >= ENOUGH) found.set(currency, weight);
  }
  return found;
}
