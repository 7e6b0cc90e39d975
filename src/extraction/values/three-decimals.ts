import { KNOWN_COUNTRIES, THREE_DECIMALS } from '../../knowledge/index.ts';
import type { Amount, CurrencyMention, Span } from './types.ts';

const HOMES: ReadonlySet<string> = new Set(
  KNOWN_COUNTRIES.filter(({ currency }) => THREE_DECIMALS.has(currency)).map(({ code }) => code),
);

/** Sums of a currency of a thousand parts: where it is the only currency, or the country's where none is printed. */
export function hasThreeDecimals(
  mentions: readonly Span<CurrencyMention>[],
  country: string | undefined,
): boolean {
  const printed = mentions.filter(({ value }) => value.kind !== 'word');
  if (printed.length === 0) return country !== undefined && HOMES.has(country);
  return printed.every(({ value }) => value.currencies.every((currency) => THREE_DECIMALS.has(currency)));
}

/** "12.250" is twelve and a quarter here; `fraction` becomes 2, as for the cents of any other sum. */
export function withThreeDecimals<Place extends Span<Amount>>(amounts: readonly Place[]): Place[] {
  return amounts.map((place) => {
    const { readings, grouping } = place.value;
    const small = readings.find(({ decimal }) => decimal !== '' && decimal === grouping);
    if (!small) return place;
    return { ...place, value: { ...place.value, readings: [small], fraction: 2, grouping: '' } };
  });
}
