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

/** For each class of an alphabet the classes of letters that differ by their accent only, itself among them; undefined where there are none. */
export function familiesOf(alphabet: readonly string[]): (readonly number[] | undefined)[] {
  const families = new Map<string, number[]>();
  for (const [index, character] of alphabet.entries()) {
    if (!/^\p{L}$/u.test(character)) continue;
    const stem = stemOf(character);
    families.set(stem, [...(families.get(stem) ?? []), index]);
  }
  return alphabet.map((character) => {
    const family = families.get(stemOf(character));
    return family && family.length > 1 && /^\p{L}$/u.test(character) ? family : undefined;
  });
}
