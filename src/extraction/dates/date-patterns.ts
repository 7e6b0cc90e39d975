import { anyPhrase, inAllLanguages, type KnownLanguage } from '../../knowledge/index.ts';

type Slot = (language: KnownLanguage) => readonly string[] | null;

/** "betales … før": up to three words between two; a number of days. */
const HOLES = { words: '(?:\\p{L}+\\s){0,3}', days: '(\\d{1,3})(?![\\d.,/%]|\\s*%)' };

/** Scripts that put no space between words: what stands beside one of their letters is no part of the same word. */
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]';
/** Where a word begins and ends. */
export const WORD_START = `(?<!(?!${UNSPACED})\\p{L})`;
export const WORD_END = `(?!(?!${UNSPACED})\\p{L})`;

/** The phrases of a slot in all languages, as the source of an expression for folded text. */
export const phrasesOf = (slot: Slot): string =>
  anyPhrase(inAllLanguages(slot), { folded: true, holes: HOLES });

/** The same as whole words. */
export const wordsOf = (slot: Slot): string => `${WORD_START}${phrasesOf(slot)}${WORD_END}`;
