export { KNOWN_COUNTRIES } from './known-countries.ts';
export type { BankNumbers, KnownCountry, PostalCodeShape, Regions, TaxIdScheme } from './known-country.ts';
export { REGIONS } from './regions.ts';
