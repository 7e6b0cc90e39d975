/** Letters that NFD does not take apart, in the plain letters that OCR and typists put for them. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŀ: 'l',
  ﬁ: 'fi',
  ﬂ: 'fl',
};

const ASCII = /^[\x20-\x7e]*$/;

/** Lower case, without accents. The length may change: fold words, not texts whose offsets matter. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþıħŋŀﬁﬂ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** Its letters and digits folded and nothing between them: what two ways to print the same have in common. */
export const foldedLetters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
