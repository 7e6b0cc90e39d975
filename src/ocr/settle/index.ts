export { settleAccents } from './accents.ts';
export { settleAlphabets } from './alphabets.ts';
export { settleDigits } from './digits.ts';
export { mergeWords } from './merge-words.ts';
export { detectOrientationAndScript, type Recognisers } from './orientation-and-script.ts';
export { addMissedText, type MissedLines, readMissedText } from './read-missed-text.ts';
export { rereadInOtherScript } from './read-other-script.ts';
