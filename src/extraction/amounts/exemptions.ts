import { anyPhrase, inAllLanguages } from '../../knowledge/index.ts';

const words = (phrases: readonly string[]) =>
  new RegExp(`(?<!\\p{L})${anyPhrase(phrases, { folded: true })}(?!\\p{L})`, 'u');

/** Sentences that say why no tax is charged, in a folded text. */
export const EXEMPTIONS: readonly RegExp[] = [
  words(inAllLanguages(({ amounts }) => amounts.reverseCharge)),
  words(inAllLanguages(({ amounts }) => amounts.crossBorder)),
  words(inAllLanguages(({ amounts }) => amounts.taxExempt)),
];
