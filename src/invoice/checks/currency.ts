import { extractIBAN, isValidIBAN } from 'ibantools';
import type { Check } from './finding.ts';

/** Currencies that are used outside their own countries. */
const TRAVELLED = new Set(['EUR', 'USD', 'GBP', 'CHF']);

/** The currencies of countries without the euro. Source: ISO 4217. */
const AT_HOME: Readonly<Record<string, string>> = {
  AU: 'AUD',
  BG: 'BGN',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HU: 'HUF',
  IN: 'INR',
  JP: 'JPY',
  LI: 'CHF',
  MX: 'MXN',
  MY: 'MYR',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
  SG: 'SGD',
  TR: 'TRY',
  UA: 'UAH',
  US: 'USD',
  ZA: 'ZAR',
};

/** The currency is that of the country of one of the parties or the bank. */
export const currencyAtHome: Check = ({ currency, seller, buyer, payeeAccount }) => {
  if (!currency || TRAVELLED.has(currency.value)) return [];
  const account = payeeAccount.account?.value.toUpperCase().replace(/[^A-Z0-9]/g, '') ?? '';
  const countries = [
    ...(seller.ids ?? []).map(({ country }) => country),
    ...(buyer.ids ?? []).map(({ country }) => country),
    isValidIBAN(account) ? extractIBAN(account).countryCode : undefined,
  ].filter((country) => country !== undefined);
  if (countries.length === 0) return [];
  const used = new Set(countries.map((country) => AT_HOME[country] ?? 'EUR'));
  if (used.has(currency.value)) return [];
  return [
    {
      code: 'currency_unusual',
      severity: 'info',
      fields: ['currency'],
      message: `${currency.value} is not the currency of any party's country (${[...new Set(countries)].join(', ')}).`,
      actual: currency.value,
    },
  ];
};
