export { settleAccents } from './accents.ts';
export { settleAlphabets } from './alphabets.ts';
export { settleDigits } from './digits.ts';
export { judge } from './jury.ts';
export { readOtherLetters } from './read-other-letters.ts';
export { type ReadPassedOver, readPassedOver, withPassedOver } from './read-passed-over.ts';
