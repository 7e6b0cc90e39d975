import { type Segment, unite } from '../../layout/index.ts';
import { PAYING } from '../dates/index.ts';
import { inSegment, type Located, locate } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold } from '../values/index.ts';
import {
  AFTER_NUMBER,
  AFTER_NUMBER_LINKS,
  AFTER_WORD_LINKS,
  BEFORE_NUMBER,
  bankNameIn,
  banksKeeping,
  beginsLike,
  saysAccount,
} from './bank-sentences.ts';
import { BANK } from './payment-words.ts';

/** What a sentence says of where to pay: "Please transfer the amount to account 12345678 with Alder Bank". */
export interface AccountSentence {
  account: Located<unknown>;
  bank?: Located<unknown>;
}

const LONGEST = 60;
/** Between a bank's name and its account's number there may be another code. */
const REACH = 90;

interface Paragraph {
  text: string;
  /** The same letter by letter without accents and case. */
  folded: string;
  segments: readonly Segment[];
  /** Offset of each segment in `text`. */
  starts: readonly number[];
}

function paragraph(segments: readonly Segment[]): Paragraph {
  const starts: number[] = [];
  let text = '';
  for (const segment of segments) {
    starts.push(text.length);
    text += `${segment.text} `;
  }
  const folded = [...text].map((letter) => (letter.length > 1 ? '  ' : (fold(letter)[0] ?? letter))).join('');
  return { text, folded, segments, starts };
}

/** A span of a paragraph, which may go on in the next line. */
function place({ text, segments, starts }: Paragraph, start: number, end: number): Located<unknown> {
  const parts = segments.flatMap((segment, i) => {
    const from = Math.max(0, start - starts[i]!);
    const to = Math.min(segment.text.length, end - starts[i]!);
    return from < to
      ? [locate(segment, { start: from, end: to, text: segment.text.slice(from, to), value: undefined })]
      : [];
  });
  return { ...parts[0]!, text: text.slice(start, end), box: unite(parts.map(({ box }) => box)) };
}

/** Sentences that name an account to pay to, with its bank where they name that as well. */
export function accountSentences(reading: Reading): AccountSentence[] {
  const { layout, ibans, accounts } = reading;
  const numbers = [
    ...ibans,
    ...accounts.filter(
      ({ value, segment, start, end }) =>
        value.kind === 'account' &&
        !value.masked &&
        value.compact.length >= 5 &&
        !inSegment(ibans, segment).some((iban) => iban.start < end && start < iban.end),
    ),
  ];
  const found: AccountSentence[] = [];
  const numbered = new Set(numbers.map(({ segment }) => segment));
  for (const { segments } of layout.pages.flatMap(({ blocks }) => blocks)) {
    if (!segments.some((segment) => numbered.has(segment))) continue;
    const own = numbers.filter(({ segment }) => segments.includes(segment));
    if (own.length === 0) continue;
    const block = paragraph(segments);
    for (const number of own) {
      const sentence = inSentence(number, block, ibans.includes(number as never), reading);
      if (sentence) found.push(sentence);
    }
  }
  return found;
}

function inSentence(
  number: Located<unknown>,
  block: Paragraph,
  isIban: boolean,
  reading: Reading,
): AccountSentence | undefined {
  const at = block.starts[block.segments.indexOf(number.segment)]!;
  const [start, end] = [at + number.start, at + number.end];
  const from = sentenceStart(block.text, start);
  const before = block.folded.slice(from, start);
  const after = block.folded.slice(end, end + REACH);
  // A list of bank details has labels of its own; a sentence has words before the number.
  if ((before.match(/\p{L}{2,}/gu)?.length ?? 0) < 2) return undefined;
  const pays = PAYING.test(before) || PAYING.test(after);
  if (!pays) return undefined;
  const bank = bankAfter(block, end, reading) ?? bankBefore(block, from, start, reading);
  const led = BEFORE_NUMBER.test(before) || AFTER_NUMBER.test(after);
  const said = saysAccount(before) || AFTER_NUMBER.test(after);
  if (!isIban && !(led && (said || bank))) return undefined;
  return { account: number, ...(bank ? { bank } : {}) };
}

/** After the last full stop that ends a sentence. */
function sentenceStart(text: string, end: number): number {
  let start = 0;
  for (const match of text.slice(0, end).matchAll(/(?<=\p{L}{4})[.!?]\s+(?=\p{Lu})/gu))
    start = match.index + match[0].length;
  return start;
}

function bankAfter(block: Paragraph, end: number, reading: Reading): Located<unknown> | undefined {
  const rest = block.folded.slice(end, end + REACH);
  // The account's word may come after its number: "123 számlára, …".
  const skip = AFTER_NUMBER.exec(rest)?.[0].length ?? 0;
  for (const { pattern, sure } of AFTER_NUMBER_LINKS) {
    const match = pattern.exec(rest.slice(skip));
    if (!match) continue;
    const name = nameAt(block, end + skip + match[0].length, sure, reading);
    if (name) return name;
  }
  return undefined;
}

function bankBefore(
  block: Paragraph,
  from: number,
  end: number,
  reading: Reading,
): Located<unknown> | undefined {
  const start = Math.max(from, end - REACH - LONGEST);
  const [keeping] = banksKeeping(block.text.slice(start, end));
  if (keeping) return place(block, start + keeping.start, start + keeping.start + keeping.name.length);
  const lead = block.folded.slice(start, end);
  for (const { pattern, sure } of AFTER_WORD_LINKS) {
    for (const match of lead.matchAll(pattern)) {
      const name = nameAt(block, start + match.index + match[0].length, sure, reading, end);
      if (name) return name;
    }
  }
  return undefined;
}

/** The name that begins here, when it is one of a bank. */
function nameAt(
  block: Paragraph,
  start: number,
  sure: boolean,
  reading: Reading,
  limit = block.text.length,
): Located<unknown> | undefined {
  const name = bankNameIn(block.text.slice(start, Math.min(limit, start + REACH)));
  if (name === undefined || !(sure || isBank(name, reading))) return undefined;
  return place(block, start, start + name.length);
}

/** It has a bank's word in it, or begins like the code of a bank on the page. */
const isBank = (name: string, { bics, ibans }: Reading): boolean =>
  BANK.test(name) ||
  beginsLike(name, [...bics.map(({ value }) => value.bic), ...ibans.map(({ value }) => value.iban.slice(4))]);
