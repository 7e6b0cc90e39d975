/** Letters that Unicode does not decompose, and the letter that each is a variant of. */
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

/** The letter without its accent: é → e. Characters other than accented letters stay as they are. */
export function toBaseLetter(character: string): string {
  return STROKED[character] ?? (/\p{L}/u.test(character) ? character.normalize('NFD')[0]! : character);
}

/** A text without accents. */
export const toBaseLetters = (text: string) => Array.from(text, toBaseLetter).join('');

/** Whether a Latin letter is one of a few languages only: beyond Latin-1, such as ą, ş and ł. */
export const isRareLetter = (character: string) => /^\p{Script=Latin}$/u.test(character) && character > 'ÿ';
