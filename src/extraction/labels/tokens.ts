import { fold } from '../values/index.ts';

/** A word of the text, folded, with where it stands. */
export interface Token {
  start: number;
  end: number;
  folded: string;
  /** No label reaches across what stands before this word: a line end, a colon, a wide gap. */
  breaks: boolean;
}

/** The short and long forms of "number" become one sign, so that one phrase covers them all. */
const NUMBER_WORDS = new Set(
  'n no nr nro num number numbers nummer numero numer nbr nos nrs numéro número núm № # n° nº nr° no° nb numer číslo čís'
    .split(' ')
    .map(fold),
);

/** Czech and Slovak "č."; folded it would be any C. */
const CARON_NUMBER = /^(?:[\u010c\u010d]|[Cc]\u030c)$/u;

/** Those long enough to be recognised with an OCR error in them. */
export const LONG_NUMBER_WORDS: readonly string[] = [...NUMBER_WORDS].filter(({ length }) => length > 4);

/** One sign for every "number" word. */
export const NUMBER_SIGN = '#';

/** A rate printed inside a label, "Total incl. 20 % VAT", is no word of it. */
const RATE = /^\d/;
const WORD = /\d+(?:[.,]\d+)?\s?%|[Nn][°º](?!\p{L})|[\p{L}\p{M}\p{N}]+|[#№%]/gu;
const BREAK = /[\n\t:;|]|\s{3,}/;
const BRACKETED_SUM = /^[^()\p{L}\p{N}]*\([^()]*\d[.,]\d{2}(?![\d%]|\s%)[^()]*\)/u;
const GLUED_VALUE = /^(\p{L}[\p{L}\p{M}]{2,})(\d{2,})$/u;

const endsInDigit = (word: string) => {
  const last = word.charCodeAt(word.length - 1);
  return last >= 0x30 && last <= 0x39;
};

/** "TOTAL (GST 6% 3.00)": here a bracket begins that has a sum, and so a label, of its own. */
export const hasBracketedSum = (text: string, from: number): boolean => BRACKETED_SUM.test(text.slice(from));

/** What stands between two words keeps a label from reaching across. */
function breaksAt(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  return BREAK.test(between) || (between.includes('(') && hasBracketedSum(text, from));
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    let word = match[0];
    if (word.endsWith('%') && RATE.test(word)) continue;
    // "Total12.00": the digits belong to the value.
    const glued = endsInDigit(word) ? GLUED_VALUE.exec(word) : null;
    if (glued) word = glued[1]!;
    const folded = fold(word);
    tokens.push({
      start: match.index,
      end: match.index + word.length,
      folded: NUMBER_WORDS.has(folded) || (word.length < 3 && CARON_NUMBER.test(word)) ? NUMBER_SIGN : folded,
      breaks: last > 0 && breaksAt(text, last, match.index),
    });
    last = match.index + match[0].length;
  }
  return tokens;
}
