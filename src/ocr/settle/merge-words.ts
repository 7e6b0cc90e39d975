import type { Word } from '../../document/index.ts';

/** Words in the language's letters replace ours when they are at least this sure. */
const MIN_CONFIDENCE = 0.4;

/**
 * Joins two readings of one page: the words in a language's letters come from the recogniser of that language, all others, numbers above all, from ours.
 * @param letters a word with such a letter is in the language's letters
 */
export function mergeWords(ours: readonly Word[], theirs: readonly Word[], letters: RegExp): Word[] {
  const better = theirs.filter(({ text, confidence }) => confidence >= MIN_CONFIDENCE && letters.test(text));
  const rest = ours.filter((word) => !better.some((other) => coincide(other, word)));
  return [...rest, ...better];
}

/** Whether two words stand in the same place: the middle of one lies within the other. */
function coincide({ box: a }: Word, { box: b }: Word): boolean {
  const holdsMiddle = (one: typeof a, other: typeof a) => {
    const [x, y] = [(other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2];
    return x > one.x0 && x < one.x1 && y > one.y0 && y < one.y1;
  };
  return holdsMiddle(a, b) || holdsMiddle(b, a);
}
