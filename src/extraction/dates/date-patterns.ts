import { anyPhrase, inAllLanguages, type KnownLanguage } from '../../knowledge/index.ts';

type Slot = (language: KnownLanguage) => readonly string[] | null;

/** "betales … før": up to three words between two. */
const HOLES = { words: '(?:\\p{L}+\\s){0,3}' };

/** The phrases of a slot in all languages, as the source of an expression for folded text. */
export const phrasesOf = (slot: Slot): string =>
  anyPhrase(inAllLanguages(slot), { folded: true, holes: HOLES });

/** The same as whole words. */
export const wordsOf = (slot: Slot): string => `(?<!\\p{L})${phrasesOf(slot)}(?!\\p{L})`;
