import { KNOWN_COUNTRIES } from '../../knowledge/index.ts';
import { asDigit, asLetter, DIGIT_OR_LOOKALIKE, LETTER_OR_LOOKALIKE } from './lookalikes.ts';

/** What may be printed where a mask has this character; where it has a letter, that letter or what it looks like as a digit. */
const PRINTED: Readonly<Record<string, string>> = {
  '9': `[${DIGIT_OR_LOOKALIKE}]`,
  '@': `[${LETTER_OR_LOOKALIKE}]`,
  '*': '[A-Z0-9]',
};

/** All masks have four digits in a row, each printed as one or as what is taken for one. */
const FOUR_DIGITS = new RegExp(`(?:[${DIGIT_OR_LOOKALIKE}][ .-]?){4}`);

/** Numbers whose check digits prove a repair, by the masks of their countries. */
const MASKS = KNOWN_COUNTRIES.flatMap(({ taxIds }) => taxIds ?? [])
  .flatMap(({ repairMasks }) => repairMasks ?? [])
  .map((mask) => {
    const prefix = /^[A-Z]*/.exec(mask)?.[0] ?? '';
    const classes = [...mask].map(
      (wanted, at) => PRINTED[wanted] ?? printedLetter(wanted, at < prefix.length),
    );
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${classes.join('[ .-]?')}(?![\\p{L}\\p{N}])`, 'gu');
    return { mask, prefix: [...prefix], pattern };
  });

/** The letters that a number begins with are not repaired: by them it is found. */
function printedLetter(letter: string, inPrefix: boolean): string {
  const digit = asDigit(letter);
  return inPrefix || digit === letter ? letter : `[${letter}${digit}]`;
}

/** The printed number with each character repaired that cannot stand where it stands, and where a letter or a digit can, with each of the two. */
function repairs(mask: string, printed: string): string[] {
  let at = 0;
  let found = [''];
  for (const character of printed) {
    const choices = /[ .-]/.test(character) ? [character] : choicesAt(mask[at++]!, character);
    found = found.flatMap((before) => choices.map((choice) => before + choice));
  }
  return found;
}

function choicesAt(wanted: string, character: string): string[] {
  if (wanted === '9') return [asDigit(character)];
  if (wanted === '@') return [asLetter(character)];
  if (wanted !== '*') return [wanted];
  return [...new Set([character, asLetter(character), asDigit(character)])];
}

/** Stretches that become a tax number when letters and digits that look alike are swapped; whether its check digits hold is to be seen. */
export function misreadTaxIds(text: string): { start: number; printed: string; repaired: string }[] {
  if (!FOUR_DIGITS.test(text)) return [];
  // Looking for letters is quicker than looking for numbers.
  const likely = MASKS.filter(({ prefix }) => prefix.every((letter) => text.includes(letter)));
  return likely.flatMap(({ mask, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ index: start, 0: printed }) =>
      repairs(mask, printed)
        .filter((repaired) => repaired !== printed)
        .map((repaired) => ({ start, printed, repaired })),
    ),
  );
}
