import { fold } from '../../knowledge/index.ts';
import { CURRENCY_CODES, CURRENCY_SYMBOLS, CURRENCY_WORDS } from './currency-table.ts';
import { withoutOverlaps } from './dates.ts';
import type { CurrencyMention, Span } from './types.ts';

const literal = (text: string) => text.replace(/[$.*+?^()[\]{}|\\/]/g, '\\$&');
const byLength = (words: string[]) =>
  words
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
const CODE = /(?<![\p{L}\p{M}])([A-Z]{3})(?![\p{L}\p{M}])/gu;
const SYMBOL = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${byLength(Object.keys(CURRENCY_SYMBOLS))})(?![\\p{L}\\p{M}])`,
  'gu',
);
const WORD = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${byLength(Object.keys(CURRENCY_WORDS))})(?![\\p{L}\\p{M}])`,
  'giu',
);

/** Every mention of a currency: codes, symbols, words in the languages of the lexicon. */
export function findCurrencies(text: string): Span<CurrencyMention>[] {
  const found: Span<CurrencyMention>[] = [];
  const add = (
    start: number,
    printed: string,
    kind: CurrencyMention['kind'],
    currencies: readonly string[] | undefined,
  ) => {
    if (currencies) {
      found.push({
        start,
        end: start + printed.length,
        text: printed,
        value: { currencies: [...currencies], kind },
      });
    }
  };
  for (const match of text.matchAll(CODE)) {
    const code = match[1]!;
    if (CURRENCY_CODES.has(code)) add(match.index, code, 'code', [code === 'RMB' ? 'CNY' : code]);
  }
  for (const match of text.matchAll(SYMBOL)) add(match.index, match[0], 'symbol', CURRENCY_SYMBOLS[match[0]]);
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase();
    add(match.index, match[0], 'word', CURRENCY_WORDS[word] ?? CURRENCY_WORDS[fold(word)]);
  }
  return withoutOverlaps(found);
}
