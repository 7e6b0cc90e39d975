import type { Kin } from './glyphs.ts';

/** Letters that Unicode does not take apart, and the letter that each is a variant of. */
const STROKED: Record<string, string> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
};

/** The letter without its accent: é → e. Characters that are no accented letters stand for themselves. */
export function stemOf(character: string): string {
  return STROKED[character] ?? (/\p{L}/u.test(character) ? character.normalize('NFD')[0]! : character);
}

/** A text with the stems of its letters. */
export const stemsOf = (text: string) => Array.from(text, stemOf).join('');

/** A letter of one or two languages: from beyond Latin-1. */
export const isRare = (character: string) => /^\p{Script=Latin}$/u.test(character) && character > 'ÿ';

/** Letters that are printed, or come out of a bad scan, like these digits. */
const LOOKALIKES: Record<string, string> = {
  '0': 'OoDQ',
  '1': 'Iil',
  '2': 'Zz',
  '5': 'Ss',
  '6': 'G',
  '8': 'B',
  '9': 'gq',
};

/** Letters of two alphabets; alphabets.ts tells which of the two it is. */
const PRINTED_ALIKE = ['ΓГ', 'ΠП', 'ΦФ', 'κк', 'óό', 'vν'];

/** What the classes of an alphabet are taken for. */
export const kinOf = (alphabet: readonly string[]): Kin => ({
  families: familiesOf(alphabet),
  digits: alphabet.map((character) => {
    const found = Object.entries(LOOKALIKES).find(([, letters]) => character && letters.includes(character));
    return found && alphabet.indexOf(found[0]);
  }),
  same: PRINTED_ALIKE.map(
    ([one, other]) => [alphabet.indexOf(one!), alphabet.indexOf(other!)] as const,
  ).filter((pair) => !pair.includes(-1)),
});

function familiesOf(alphabet: readonly string[]): Kin['families'] {
  const families = new Map<string, number[]>();
  const plain: number[] = [];
  const euro = alphabet.indexOf('€'); // small, it loses its second bar
  for (const [index, character] of alphabet.entries()) {
    if (!/^\p{L}$/u.test(character)) continue;
    const stem = stemOf(character);
    families.set(stem, [...(families.get(stem) ?? []), index]);
    if (/^[a-z]$/i.test(character)) plain.push(index);
  }
  return alphabet.map((character) => {
    if (!/^\p{L}$/u.test(character)) return undefined;
    const family = families.get(stemOf(character))!;
    // A worn letter may look like a rare one of another base: y like ų.
    if (isRare(character)) return [...new Set([...family, ...plain])];
    if (euro !== -1 && 'eE'.includes(character)) return [...family, euro];
    return family.length > 1 ? family : undefined;
  });
}
