import { isValidBIC } from 'ibantools';
import type { Bic, Span } from './types.ts';

const BIC = /(?<![\p{L}\p{N}])([A-Z]{4})\s?([A-Z]{2})\s?([A-Z0-9]{2})\s?([A-Z0-9]{3})?(?![\p{L}\p{N}])/gu;

/** Plausibility by shape: with a digit or the ending of head offices, with any other branch, without a branch. */
const TELLING = 0.9;
const WITH_BRANCH = 0.5;
const WITHOUT_BRANCH = 0.4;

/** BICs by shape, with a real country. Ordinary words in capitals have a low plausibility: they need a label. */
export function findBics(text: string): Span<Bic>[] {
  return [...text.matchAll(BIC)].flatMap((match) => {
    const printed = match[0];
    const bic = printed.replace(/\s/g, '');
    if (!isValidBIC(bic)) return [];
    const value = { bic, country: bic.slice(4, 6), plausibility: plausibilityOf(bic) };
    return [{ start: match.index, end: match.index + printed.length, text: printed, value }];
  });
}

function plausibilityOf(bic: string): number {
  const branch = bic.slice(8);
  if (branch === 'XXX' || /\d/.test(bic)) return TELLING;
  return branch === '' ? WITHOUT_BRANCH : WITH_BRANCH;
}
