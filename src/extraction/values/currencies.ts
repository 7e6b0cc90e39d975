import {
  CURRENCY_CODES,
  CURRENCY_NAMES,
  CURRENCY_SIGNS,
  CURRENCY_SIGNS_BESIDE_NUMBERS,
  fold,
} from '../../knowledge/index.ts';
import { withoutOverlaps } from './dates.ts';
import type { CurrencyMention, Span } from './types.ts';
import { anyOf } from './words.ts';

const CODE = /(?<![\p{L}\p{M}])[A-Z]{3}(?![\p{L}\p{M}])/gu;
const anyKey = (table: object, flags: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${anyOf(Object.keys(table))})(?![\\p{L}\\p{M}])`, flags);
const SIGN = anyKey(CURRENCY_SIGNS, 'gu');
const ABBREVIATION = `(?<![\\p{L}\\p{M}])(?:${anyOf(Object.keys(CURRENCY_SIGNS_BESIDE_NUMBERS))})(?![\\p{L}\\p{M}])`;
/** Right before or after a number that is no time ("Fr 07:00"), or the last word of a heading ("Unit price KD", "Tutar (TL)"). */
const BESIDE_NUMBER = new RegExp(
  `${ABBREVIATION}(?=\\p{Zs}?[-–]?\\d(?!\\d?[:h/]))|(?<=\\d\\p{Zs}?)${ABBREVIATION}|(?<=\\p{L}{3}[\\p{Zs}(]{1,2})${ABBREVIATION}(?=\\)?$)`,
  'gu',
);
const NAME = anyKey(CURRENCY_NAMES, 'giu');

/** Every mention of a currency: codes, signs, names in many languages. */
export function findCurrencies(text: string): Span<CurrencyMention>[] {
  const mentions = (
    pattern: RegExp,
    kind: CurrencyMention['kind'],
    meaningsOf: (printed: string) => readonly string[] | undefined,
  ) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: printed }): Span<CurrencyMention>[] => {
      const currencies = meaningsOf(printed);
      if (!currencies) return [];
      const end = index + printed.length;
      return [{ start: index, end, text: printed, value: { currencies: [...currencies], kind } }];
    });
  return withoutOverlaps([
    ...mentions(CODE, 'code', (printed) => {
      const code = CURRENCY_CODES.get(printed);
      return code === undefined ? undefined : [code];
    }),
    ...mentions(SIGN, 'symbol', (printed) => CURRENCY_SIGNS[printed]),
    ...mentions(BESIDE_NUMBER, 'abbreviation', (printed) => CURRENCY_SIGNS_BESIDE_NUMBERS[printed]),
    ...mentions(NAME, 'word', (printed) => {
      const name = printed.toLowerCase();
      return CURRENCY_NAMES[name] ?? CURRENCY_NAMES[fold(name)];
    }),
  ]);
}
