/** What OCR reads instead of a digit. */
const DIGIT_BY_LOOKALIKE: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};

/** What OCR reads instead of a capital letter. */
const LETTER_BY_LOOKALIKE: Readonly<Record<string, string>> = {
  0: 'O',
  1: 'I',
  2: 'Z',
  5: 'S',
  6: 'G',
  8: 'B',
};

/** A digit or what OCR may read instead of one, as the inside of a character class. */
export const DIGIT_OR_LOOKALIKE = `0-9${Object.keys(DIGIT_BY_LOOKALIKE).join('')}`;
/** The same for capital letters. */
export const LETTER_OR_LOOKALIKE = `A-Z${Object.keys(LETTER_BY_LOOKALIKE).join('')}`;

/** The digit that a character is, or looks like; any other character unchanged. */
export const asDigit = (character: string): string => DIGIT_BY_LOOKALIKE[character] ?? character;
/** The capital letter that a character looks like; any other character unchanged. */
export const asLetter = (character: string): string => LETTER_BY_LOOKALIKE[character] ?? character;
/** A text where only digits can stand, as digits. */
export const asDigits = (text: string): string => [...text].map(asDigit).join('');

/**
 * A code of no known scheme: a capital O beside a digit becomes a zero, I, l and | between digits a one, for schemes that mix letters and
 * digits avoid these letters. A small o is told by its height. The first two places stay, where a country may stand (RO, NO).
 */
export const withoutLookalikes = (code: string): string =>
  code.replace(/(?<=^.{2,})(?:(?<=\d)O|O(?=\d))/gu, '0').replace(/(?<=\d)[Il|](?=\d)/gu, '1');
