/** What OCR reads for a digit, where only a digit can stand. */
const DIGIT: Readonly<Record<string, string>> = {
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
/** What OCR reads for a letter, where only a letter can stand. */
const LETTER: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' };

/** What may be printed where a mask has this character; where it has any other, only that. */
const PRINTED: Readonly<Record<string, string>> = {
  9: '[0-9OQDIl|ZSGB]',
  '*': '[A-Z0-9]',
  A: '[A-Z012568]',
  Z: '[Z2]',
};

/** Numbers whose checksum tells whether a repair is right: `9` a digit, `A` a letter, `*` either, anything else itself (Z also as a 2). */
const MASKS = [
  ...['ATU99999999', 'BE9999999999', 'CHE999999999', 'DE999999999', 'DK99999999', 'FI99999999'],
  ...[
    'ESA9999999*',
    'ES99999999A',
    'FR**999999999',
    'GB999999999',
    'HR99999999999',
    'IE9*99999A',
    'IE9*99999AA',
  ],
  ...[
    'IT99999999999',
    'LU99999999',
    'NL999999999B99',
    'PL9999999999',
    'PT999999999',
    'SE999999999999',
    'SI99999999',
  ],
  '99AAAAA9999A*Z*', // GSTIN
].map((mask) => ({
  mask,
  pattern: patternOf(mask),
  prefix: [...(/^(?:A(?=T))?[B-Z]*/.exec(mask)?.[0] ?? '')],
}));

/** All of them have four digits in a row, each printed as one or as what is taken for one. */
const ROW = /(?:[0-9OQDIl|ZSGB][ .-]?){4}/;

function patternOf(mask: string): RegExp {
  const classes = [...mask].map((c) => PRINTED[c] ?? c);
  // Austria's own A.
  if (mask.startsWith('AT')) classes[0] = 'A';
  return new RegExp(`(?<![\\p{L}\\p{N}])${classes.join('[ .-]?')}(?![\\p{L}\\p{N}])`, 'gu');
}

/** The printed number with each character put right that cannot stand where it stands, and where either a letter or a digit can, with each of the two. */
function repairs(mask: string, printed: string): string[] {
  let at = 0;
  let found = [''];
  for (const c of printed) {
    const choices = /[ .-]/.test(c) ? [c] : choicesAt(mask[at++]!, c);
    found = found.flatMap((before) => choices.map((choice) => before + choice));
  }
  return found;
}

function choicesAt(wanted: string, c: string): string[] {
  if (wanted === '9') return [DIGIT[c] ?? c];
  if (wanted === 'A') return [LETTER[c] ?? c];
  if (wanted === 'Z') return ['Z'];
  const other = wanted === '*' ? (LETTER[c] ?? DIGIT[c]) : undefined;
  return other === undefined ? [c] : [c, other];
}

/** Stretches that become the number of a scheme when letters and digits that look alike are swapped; whether its checksum holds is to be seen. */
export function damagedIds(text: string): { start: number; printed: string; repaired: string }[] {
  if (!ROW.test(text)) return [];
  // Looking for letters is quicker than looking for numbers.
  const likely = MASKS.filter(({ prefix }) => prefix.every((letter) => text.includes(letter)));
  return likely.flatMap(({ mask, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [start, printed] = [match.index, match[0]];
      return repairs(mask, printed)
        .filter((repaired) => repaired !== printed)
        .map((repaired) => ({ start, printed, repaired }));
    }),
  );
}

/**
 * A code of no known scheme as OCR read it, with the capital O beside a digit taken for a zero, and I or l between digits for a one: schemes that
 * mix both avoid these letters; a small o is told by its height. Not in the first two places, where a country may stand (RO, NO).
 */
export const withoutLookalikes = (code: string): string =>
  code.replace(/(?<=^.{2,})(?:(?<=\d)O|O(?=\d))/gu, '0').replace(/(?<=\d)[Il|](?=\d)/gu, '1');
