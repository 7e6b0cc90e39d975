import type { Line } from './recogniser.ts';
import type { Doubt, LineWord } from './words.ts';

/** A letter before digits is common in numbers of invoices and companies: it becomes a digit only when that is nearly as likely. */
const LEADING = 0.3;
/** Fewer digits say nothing about their neighbours. */
const LEAST_DIGITS = 2;

/**
 * Letters among digits that are digits as the picture has it, too: "433OO" is 43300. All letters of the word must leave that open; most that stand
 * in numbers do not. On 35 receipts ten words were read so, all of them numbers. Changes the words of `lines`.
 */
export function settleDigits(lines: readonly Line[]): void {
  for (const { words } of lines) for (const word of words) settle(word);
}

function settle(word: LineWord): void {
  const letters = word.text.match(/\p{L}/gu)?.length ?? 0;
  const digits = word.text.match(/\d/g)?.length ?? 0;
  if (letters === 0 || digits < LEAST_DIGITS || digits < letters) return;
  const open = word.doubts.filter((doubt) => isOpen(doubt, word.text));
  if (open.length < letters) return;
  const characters = [...word.text];
  for (const { at, digit } of open) characters[at] = digit!.text;
  word.text = characters.join('');
  word.doubts = word.doubts.filter((doubt) => !open.includes(doubt));
}

const isOpen = ({ at, digit, text }: Doubt, word: string) =>
  digit !== undefined && (digit.probability >= LEADING || text === 'O' || /\d/.test(word.slice(0, at)));
