import { measureLegibility } from '../recognise/index.ts';
import type { Line } from '../recogniser.ts';
import { countLetters } from './alphabets.ts';
import { detectSpelling } from './page-languages.ts';

/** Lines in another script are read with 0.6 to 0.94 in Latin letters; nothing gives away those that are read better. */
const MAX_LEGIBILITY = 0.95;
/**
 * A line is suspect when at least this share of its words, and at least so many, look unlike words. In Greek and Cyrillic the share is 0.5 to 1. Of 8,400
 * lines in Latin letters on 142 pages some 20 are suspect, and read again for nothing.
 */
const GARBLED_SHARE = 0.5;
const MIN_GARBLED_WORDS = 2;
/** Words of fewer letters may be anything. */
const MIN_LETTERS = 3;

/**
 * A line is in another script for sure when it is read at least this well, has at least so many letters of that script, and more than this share of its
 * telling letters are of it: unlike an id with a worn A.
 */
const SURE = 0.9;
const MIN_OTHER_LETTERS = 4;
const OTHER_SHARE = 0.5;

/** Whether a line, as the recogniser of Greek and Cyrillic read it, is in such letters. */
export function isGreekOrCyrillicLine(line: Line): boolean {
  const { other, latin } = countLetters([line]);
  return (
    other >= MIN_OTHER_LETTERS && other > OTHER_SHARE * (other + latin) && measureLegibility([line]) >= SURE
  );
}

/**
 * Those of `lines`, read in Latin letters, that look as if they were in Greek or Cyrillic ones: badly read, and garbled. Such
 * letters are taken for capitals, digits and accented letters amid small ones: "Katá@Eon oE Koyaplaoµó", "HañmeHOBaHųň". Accents of the page's own
 * languages are no sign of it.
 * @param page all lines of the page
 */
export function findWrongScriptLines(lines: readonly Line[], page: readonly Line[]): Line[] {
  const doubtful = lines.filter((line) => measureLegibility([line]) < MAX_LEGIBILITY);
  if (doubtful.length === 0) return [];
  const own = detectSpelling(page.flatMap(({ words }) => words.map(({ text }) => text)))?.letters;
  return doubtful.filter((line) => looksGarbled(line, own));
}

function looksGarbled(line: Line, own: ReadonlySet<string> | undefined): boolean {
  const words = line.words.map(({ text }) => text).filter((text) => lettersIn(text) >= MIN_LETTERS);
  const garbled = words.filter((word) => isGarbled(word, own)).length;
  return garbled >= Math.max(MIN_GARBLED_WORDS, GARBLED_SHARE * words.length);
}

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

const isGarbled = (word: string, own: ReadonlySet<string> | undefined) =>
  /\p{Ll}\p{Lu}|\p{L}[\d@]\p{L}/u.test(word) ||
  (word.match(/(?=\p{L})\P{ASCII}/gu) ?? []).some((letter) => !own?.has(letter));
