import { anyPhrase, inAllLanguages } from '../../knowledge/index.ts';

const words = (phrases: readonly string[]) =>
  new RegExp(`(?<!\\p{L})${anyPhrase(phrases, { folded: true })}(?!\\p{L})`, 'iu');

/** Words that say that tax is in a sum, in a folded text. */
export const INCLUDED: RegExp = words(inAllLanguages(({ wording }) => wording.taxIncluded));
/** Words that say that it is not. */
export const EXCLUDED: RegExp = words(inAllLanguages(({ wording }) => wording.taxExcluded));
