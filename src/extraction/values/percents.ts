import { readNumber } from './numbers.ts';
import type { Percent, Span } from './types.ts';

const PERCENT = /(?<![\p{L}\p{N}.,])(\d{1,3}(?:[.,]\d{1,4})?)\p{Zs}?(?:%|v\.\s?H\.)/giu;

/** "19 %", "7,7%", "20.00 %", "19 v.H.": 0 to 999. */
export function findPercents(text: string): Span<Percent>[] {
  return [...text.matchAll(PERCENT)].flatMap((match) => {
    const readings = readNumber(match[1]!)?.readings;
    const value = readings?.at(-1)?.value;
    if (value === undefined) return [];
    return [{ start: match.index, end: match.index + match[0].length, text: match[0], value: { value } }];
  });
}
