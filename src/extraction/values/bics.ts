import { isValidBIC } from 'ibantools';
import type { Bic, Span } from './types.ts';

const BIC = /(?<![\p{L}\p{N}])([A-Z]{4})\s?([A-Z]{2})\s?([A-Z0-9]{2})\s?([A-Z0-9]{3})?(?![\p{L}\p{N}])/gu;

/** BICs by shape, with a real country. Ordinary words in capitals have a low plausibility: they need a label. */
export function findBics(text: string): Span<Bic>[] {
  return [...text.matchAll(BIC)].flatMap((match) => {
    const printed = match[0];
    const bic = printed.replace(/\s/g, '');
    if (!isValidBIC(bic)) return [];
    const branch = bic.slice(8);
    const plausibility = branch === 'XXX' || /\d/.test(bic) ? 0.9 : branch ? 0.5 : 0.4;
    const value = { bic, country: bic.slice(4, 6), plausibility };
    return [{ start: match.index, end: match.index + printed.length, text: printed, value }];
  });
}
