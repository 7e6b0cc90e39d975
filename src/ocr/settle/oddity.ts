import { legibility } from '../lanes/index.ts';
import type { Line } from '../recognise/index.ts';
import { countLetters } from './alphabets.ts';
import { writingOf } from './language.ts';

/** Lines in other letters are read with 0.6 to 0.94 in Latin ones, and where they are surer, nothing tells them. */
const DOUBTFUL = 0.95;
/** Such a share of its words looks odd: 0.5 to 1 in Greek and Cyrillic; of 8,400 lines in Latin letters on 142 pages some 20 look so, and are read again for nothing. */
const SHARE = 0.5;
/** Shorter words may be anything; one odd word, too. */
const WORD = 3;
const WORDS = 2;

/** What is in other letters for sure is read as well as this, most of its letters that tell are of them, and they are so many: not an id with a worn A. */
const SURE = 0.9;
const MOST = 0.5;
const ENOUGH = 4;

/** Whether a line, as the recogniser of other letters read it, is in them. */
export function isInOtherLetters(line: Line): boolean {
  const { other, latin } = countLetters([line]);
  return other >= ENOUGH && other > MOST * (other + latin) && legibility([line]) >= SURE;
}

/**
 * Those of some lines of a page, read in Latin letters, that look as if they were in others: badly read, and full of what words do not have. Greek and Cyrillic
 * letters are taken for capitals, digits and accented letters amid small ones: "Katá@Eon oE Koyaplaoµó", "HañmeHOBaHųň". Accents of the page's languages are
 * not odd.
 */
export function oddOnes(some: readonly Line[], page: readonly Line[]): Line[] {
  const doubtful = some.filter((line) => legibility([line]) < DOUBTFUL);
  if (doubtful.length === 0) return [];
  const own = writingOf(page.flatMap(({ words }) => words.map(({ text }) => text)))?.letters;
  return doubtful.filter((line) => looksOdd(line, own));
}

function looksOdd(line: Line, own: ReadonlySet<string> | undefined): boolean {
  const words = line.words.map(({ text }) => text).filter((text) => lettersIn(text) >= WORD);
  const odd = words.filter((word) => isOdd(word, own)).length;
  return odd >= Math.max(WORDS, SHARE * words.length);
}

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

const isOdd = (word: string, own: ReadonlySet<string> | undefined) =>
  /\p{Ll}\p{Lu}|\p{L}[\d@]\p{L}/u.test(word) ||
  (word.match(/(?=\p{L})\P{ASCII}/gu) ?? []).some((letter) => !own?.has(letter));
