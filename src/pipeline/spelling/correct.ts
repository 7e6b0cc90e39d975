import type { Dictionary } from './dictionary.ts';

/** Shorter words have too many similar ones. */
const SHORTEST = 4;

/**
 * Corrects the misspelt words of a description: only lower-case words that the dictionary does not have, and only where it has exactly one word
 * that differs by one letter. Names, codes, numbers and abbreviations stay as printed.
 */
export function correctWords(text: string, { knows, suggest }: Dictionary): string {
  return text.replace(/(?<![\p{L}\p{N}.@/_-])\p{Ll}+(?![\p{L}\p{N}.@/_-])/gu, (word) => {
    if (word.length < SHORTEST || knows(word)) return word;
    const near = suggest(word).filter((other) => /^\p{Ll}+$/u.test(other) && isOneLetterAway(word, other));
    return near.length === 1 ? near[0]! : word;
  });
}

/** One letter inserted, deleted or replaced, or two neighbours swapped (a Damerau–Levenshtein distance of 1). */
export function isOneLetterAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (a[start] === b[start] && start < Math.min(a.length, b.length)) start++;
  const [x, y] = [a.slice(start), b.slice(start)];
  if (x.slice(1) === y || x === y.slice(1) || x.slice(1) === y.slice(1)) return true;
  return x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
}
