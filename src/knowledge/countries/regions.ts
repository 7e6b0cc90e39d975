import { KNOWN_COUNTRIES } from './known-countries.ts';

/** Abbreviated states and provinces of all countries, as they stand before a postal code: "NSW", "IL". */
export const REGIONS: ReadonlySet<string> = new Set(
  KNOWN_COUNTRIES.flatMap(({ regions }) => regions?.codes ?? []),
);
