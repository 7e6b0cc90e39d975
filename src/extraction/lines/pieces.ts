import type { Word } from '../../document/index.ts';

/** A word, or a part of one where print leaves no space between a number and what belongs to it: "2x13,49", "14,94A", "1,00Apples". */
export interface Piece extends Word {
  /** Cut from the same word as the piece before. */
  glued: boolean;
}

const DIGITS = String.raw`\d(?:[\d.,'’]*\d)?`;
/** "2x13,49", "1*5,15=", "(1", "x7,99", "*8,75": a number with marks of counting around it. */
const COUNTING = new RegExp(
  String.raw`^[(+]?(?:${DIGITS})?[x×X*@+=(](?:${DIGITS}|$)|^[x×X*@+=(~]{1,2}-?\d|^${DIGITS}[x×X*@=)]`,
  'u',
);
/** "14,94A", "1SZT", "7Hours", "1123kWh": a number that letters follow. */
const WITH_LETTERS = new RegExp(String.raw`^[-−]?${DIGITS}\p{L}{1,10}\.?$`, 'u');
/** "2xLatte". */
const TIMES_NAME = /^\d{1,3}[x×]\p{L}{2,}$/u;
/** "1,00Apples": a price, then a name. */
const PRICE_AND_NAME = /^\d+[.,]\d\d\p{L}[\p{L}\d]*$/u;
/** "0,14€/kWh", "1,99EUR/kg": what the price is for. */
const PRICE_EACH = new RegExp(String.raw`^${DIGITS}(?:\p{Sc}|[A-Z]{3})/\p{L}{1,8}$`, 'u');
const BRACKETED = /^\([^()]*\)$/u;
/** What the cut leaves whole: numbers with their sign, letters, single marks. */
const PART = new RegExp(String.raw`[-−]?${DIGITS}(?:%|\p{Sc})?|\p{L}+\.?|[^\s]`, 'gu');

const TIMES_PARTS = /^\d+|(?<=^\d+)[x×]|\p{L}+$/gu;

/** The words of a line, those cut that hold a number beside other things. */
export function piecesOf(words: readonly Word[]): Piece[] {
  return words.flatMap((word) => cut(word));
}

function cut(word: Word): Piece[] {
  const text = word.text.trim();
  const times = TIMES_NAME.test(text);
  // Brackets around a number are its sign.
  const bracketed = BRACKETED.test(text);
  const mixed =
    times ||
    COUNTING.test(text) ||
    WITH_LETTERS.test(text) ||
    PRICE_AND_NAME.test(text) ||
    PRICE_EACH.test(text);
  if (!mixed || bracketed) return [{ ...word, text, glued: false }];
  const { x0, x1 } = word.box;
  const width = (x1 - x0) / text.length;
  return [...text.matchAll(times ? TIMES_PARTS : PART)].map(({ 0: part, index }) => ({
    ...word,
    text: part,
    box: { ...word.box, x0: x0 + index * width, x1: x0 + (index + part.length) * width },
    glued: index > 0,
  }));
}

/** Pieces as they are printed. */
export const textOf = (pieces: readonly Word[]): string =>
  pieces.reduce(
    (text, piece) => `${text}${text && !('glued' in piece && piece.glued) ? ' ' : ''}${piece.text.trim()}`,
    '',
  );
