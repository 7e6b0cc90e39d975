import { isRareLetter, toBaseLetter } from './base-letters.ts';

/** Classes of an alphabet that a recognition network takes for each other. */
export interface Confusions {
  /** For each class the letters that it may be instead, itself among them: with another accent or none. Undefined where there are none. */
  variants: readonly (readonly number[] | undefined)[];
  /** For the class of each letter that looks like a digit, the class of that digit. */
  digits: readonly (number | undefined)[];
  /** Classes printed alike, [the one that stands for both, the other]: their probabilities count together. */
  identical: readonly (readonly [number, number])[];
}

/** Letters that are printed, or come out of a bad scan, like these digits. */
const LIKE_DIGIT: Record<string, string> = {
  '0': 'OoDQ',
  '1': 'Iil',
  '2': 'Zz',
  '5': 'Ss',
  '6': 'G',
  '8': 'B',
  '9': 'gq',
};

/** Pairs of letters of two alphabets that are printed alike; settle/alphabets.ts tells which of the two it is. */
const PRINTED_ALIKE = ['ΓГ', 'ΠП', 'ΦФ', 'κк', 'óό', 'vν'];

/** @param alphabet what each class stands for */
export const findConfusions = (alphabet: readonly string[]): Confusions => ({
  variants: findVariants(alphabet),
  digits: alphabet.map((character) => {
    const found = Object.entries(LIKE_DIGIT).find(([, letters]) => character && letters.includes(character));
    return found && alphabet.indexOf(found[0]);
  }),
  identical: PRINTED_ALIKE.map(
    ([one, other]) => [alphabet.indexOf(one!), alphabet.indexOf(other!)] as const,
  ).filter((pair) => !pair.includes(-1)),
});

function findVariants(alphabet: readonly string[]): Confusions['variants'] {
  const byBase = new Map<string, number[]>();
  const plain: number[] = [];
  const euro = alphabet.indexOf('€'); // in small print it loses its second bar, and looks like an e
  for (const [index, character] of alphabet.entries()) {
    if (!/^\p{L}$/u.test(character)) continue;
    const base = toBaseLetter(character);
    byBase.set(base, [...(byBase.get(base) ?? []), index]);
    if (/^[a-z]$/i.test(character)) plain.push(index);
  }
  return alphabet.map((character) => {
    if (!/^\p{L}$/u.test(character)) return undefined;
    const variants = byBase.get(toBaseLetter(character))!;
    // A worn letter may look like a rare one with another base letter: y like ų.
    if (isRareLetter(character)) return [...new Set([...variants, ...plain])];
    if (euro !== -1 && 'eE'.includes(character)) return [...variants, euro];
    return variants.length > 1 ? variants : undefined;
  });
}
