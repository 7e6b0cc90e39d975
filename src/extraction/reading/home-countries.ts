import { CURRENCY_BY_COUNTRY } from '../../knowledge/index.ts';
import type { Segment } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import type { Email, Phone, PostalCode, TaxId, WebAddress } from '../values/index.ts';
import { countriesByName, countriesByRegion, countriesByWord, countryOfDomain } from './country-signs.ts';

/** What may tell where the parties of an invoice are at home. */
export interface HomeSigns {
  segments: readonly Segment[];
  taxIds: readonly Located<TaxId>[];
  phones: readonly Located<Phone>[];
  postalCodes: readonly Located<PostalCode>[];
  emails: readonly Located<Email>[];
  urls: readonly Located<WebAddress>[];
}

/** One thing on the pages that points to a country. */
interface Sign {
  country: string;
  kind: keyof typeof WEIGHT;
  /** What it counts of the kind's weight; 1 where absent. */
  share?: number;
}

/** What one sign of a kind weighs. */
const WEIGHT = { taxId: 1, phone: 0.7, postal: 0.8, region: 0.8, domain: 0.6, name: 0.7, word: 0.6 };
/** All signs of one kind together weigh at most so many times as much as one. */
const MOST_OF_KIND = 1.5;
/** A tax id whose check digits nobody knows. */
const UNCHECKED_SHARE = 0.6;
/** A domain: firms trade under those of their neighbours too. */
const DOMAIN_SHARE = 0.7;
/** Postal codes of one country whose shape is less telling than this may be other numbers. */
const TELLING_POSTAL_CODE = 0.7;

/** The countries that something on the pages points to, ISO 3166, each with the weight of what does. */
export function homeCountries(signs: HomeSigns): Map<string, number> {
  const byCountry = Map.groupBy([...signsOfValues(signs), ...signsOfTexts(signs)], ({ country }) => country);
  return new Map([...byCountry].map(([country, own]) => [country, weightOf(own)]));
}

function weightOf(signs: readonly Sign[]): number {
  const kinds = new Map<Sign['kind'], number>();
  for (const { kind, share = 1 } of signs) {
    const sum = (kinds.get(kind) ?? 0) + WEIGHT[kind] * share;
    kinds.set(kind, Math.min(MOST_OF_KIND * WEIGHT[kind], sum));
  }
  return [...kinds.values()].reduce((sum, weight) => sum + weight, 0);
}

function signsOfValues({ taxIds, phones, postalCodes, emails, urls }: HomeSigns): Sign[] {
  const hosts = [...emails.map(({ value }) => value.address), ...urls.map(({ value }) => value.host)];
  return [
    ...taxIds.flatMap(({ value: { country, bare, valid } }): Sign[] =>
      country && !bare && valid !== false
        ? [{ country, kind: 'taxId', share: valid ? 1 : UNCHECKED_SHARE }]
        : [],
    ),
    ...phones.flatMap(({ value: { country } }): Sign[] => (country ? [{ country, kind: 'phone' }] : [])),
    ...postalCodes.flatMap(({ value: { countries, plausibility } }): Sign[] => {
      const [only, ...others] = countries;
      return only && others.length === 0 && plausibility >= TELLING_POSTAL_CODE
        ? [{ country: only, kind: 'postal' }]
        : [];
    }),
    ...hosts.flatMap((host): Sign[] => {
      const country = countryOfDomain(host);
      return country ? [{ country, kind: 'domain', share: DOMAIN_SHARE }] : [];
    }),
  ];
}

const signsOfTexts = ({ segments }: HomeSigns): Sign[] =>
  segments.flatMap(({ text }) => [
    ...countriesByRegion(text).map((country): Sign => ({ country, kind: 'region' })),
    ...countriesByWord(text).map((country): Sign => ({ country, kind: 'word' })),
    ...countriesByName(text).map((country): Sign => ({ country, kind: 'name' })),
  ]);

/** One telltale word is too little to take a currency's sign for another than it mostly stands for. */
const LEAST_FOR_CURRENCY = 0.7;

/** Currencies that share a sign with another, each with how much speaks for a country that has it. */
export function homeCurrencies(countries: ReadonlyMap<string, number>): Map<string, number> {
  const found = new Map<string, number>();
  for (const [country, weight] of countries) {
    const currency = CURRENCY_BY_COUNTRY.get(country);
    if (currency && weight >= LEAST_FOR_CURRENCY)
      found.set(currency, Math.max(weight, found.get(currency) ?? 0));
  }
  return found;
}
