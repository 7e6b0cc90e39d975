import type { Layout } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import { fold } from '../values/index.ts';
import { phrasesOf, wordsOf } from './date-patterns.ts';

/** Words of paying. */
export const PAYING = new RegExp(
  wordsOf(({ payment }) => payment.paying),
  'u',
);

/** A day up to which payments are counted is no last day to pay. */
const COUNTED = new RegExp(
  wordsOf(({ dates }) => dates.paymentsCounted),
  'u',
);

/** Words of being debited: the day it happens is the day it falls due. */
const DEBITED = new RegExp(
  wordsOf(({ dates }) => dates.debited),
  'u',
);

/** What may stand between a preposition and a date: an article, the day of the week. */
const LEAD = `(?:\\s+${phrasesOf(({ dates }) => dates.dayArticles)}(?!\\p{L}))?(?:\\s+${phrasesOf(({ dates }) => dates.weekdays)}[,.]?)?\\s*[:.]?\\s*$`;

/** What stands right before a last day to pay. */
const UNTIL = new RegExp(`${wordsOf(({ dates }) => dates.payUntil)}${LEAD}`, 'u');
/** Hungarian and Finnish, for example, say it after the day. */
const UNTIL_AFTER = new RegExp(
  `^\\s*[.-]?\\s*${phrasesOf(({ dates }) => dates.payUntilAfter)}(?!\\p{L})`,
  'u',
);

/** What stands right before, or after, the day of a debit. */
const ON = new RegExp(`${wordsOf(({ dates }) => dates.onDay)}${LEAD}`, 'u');
const ON_AFTER = new RegExp(`^\\s*[.-]?\\s*${phrasesOf(({ dates }) => dates.onDayAfter)}(?!\\p{L})`, 'u');

/** A discount is for paying early: its day is not when the invoice falls due. */
export const EARLY = new RegExp(
  wordsOf(({ dates }) => dates.discount),
  'u',
);
/** "Without deduction" is the opposite. */
export const IN_FULL = new RegExp(
  wordsOf(({ dates }) => dates.inFull),
  'u',
);

const NET = new RegExp(`${wordsOf(({ dates }) => dates.net)}|${IN_FULL.source}`, 'u');
/** Being due is being to be paid. */
const DUE = new RegExp(
  `${wordsOf(({ dates }) => dates.due)}(?:\\s+${phrasesOf(({ dates }) => dates.onDay)})?${LEAD}`,
  'u',
);

/** What leaves no doubt that paying is still to be done: then a plain "on" is enough. */
const TO_BE_PAID = new RegExp(
  wordsOf(({ dates }) => dates.toBePaid),
  'u',
);

/** Characters of the text around that belong to the same sentence. */
const REACH = 140;

/** The words before and after a value, on its own line and on the lines of its paragraph before and after; folded. */
export function proseAround(
  { segment, start, end }: Located<unknown>,
  layout: Layout,
): { before: string; after: string } {
  const { segments } = layout.blockOf(segment);
  const at = segments.indexOf(segment);
  const line = layout.lineOf(segment).segments;
  const left = line[line.indexOf(segment) - 1];
  const own = segment.text.slice(0, start);
  // "Please pay by:" in one cell, the date in the next.
  const lead = own.trim() === '' ? left : undefined;
  const beforeLead = lead ? layout.blockOf(lead).segments : [];
  const before = lead
    ? `${beforeLead[beforeLead.indexOf(lead) - 1]?.text ?? ''} ${lead.text} `
    : `${segments[at - 1]?.text ?? ''} ${own}`;
  const after = `${segment.text.slice(end)} ${segments[at + 1]?.text ?? ''}`;
  return { before: fold(before).slice(-REACH), after: fold(after).slice(0, REACH) };
}

export type DuePhrase = 'pay_until' | 'debited_on' | 'discount_until';

/** A clause ends with a date, a semicolon, or a full stop after a word. */
const CLAUSE_START = /\d{2,4},|;|(?<=\p{L}{4})\.\s/u;
const CLAUSE_END = /^\s*\.|;|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?<=\p{L}{4})\.\s/u;
/** Words of paying are looked for in so many characters behind a date. */
const PAYING_REACH = 60;

/** Whether running text makes a date the last day to pay, the day of a debit, or the end of a discount. */
export function duePhrase(place: Located<unknown>, layout: Layout): DuePhrase | undefined {
  const { before, after } = proseAround(place, layout);
  const isAfter = UNTIL_AFTER.test(after) || ON_AFTER.test(after);
  const isUntil = UNTIL.test(before) || UNTIL_AFTER.test(after);
  if (!isUntil && !isAfter && !ON.test(before)) return undefined;
  const clause = before.split(CLAUSE_START).at(-1)!;
  if (COUNTED.test(clause) || COUNTED.test(after.split(CLAUSE_END)[0]!)) return undefined;
  // "2025. június 24. napjáig": a full stop of the day, not of the sentence.
  const rest = (isAfter ? after.replace(/^\s*\./, '') : after).split(CLAUSE_END)[0]!;
  if (isUntil && endsDiscount(clause, rest)) return 'discount_until';
  if (isToPay({ before, clause, rest, isUntil })) return 'pay_until';
  return [clause, rest, before].some((text) => DEBITED.test(text)) ? 'debited_on' : undefined;
}

/** The clause speaks of paying early, and not of the whole sum. */
const endsDiscount = (clause: string, rest: string) =>
  !NET.test(clause) && [clause, rest].some((text) => EARLY.test(text.replace(IN_FULL, '')));

interface Around {
  before: string;
  clause: string;
  rest: string;
  isUntil: boolean;
}

function isToPay({ before, clause, rest, isUntil }: Around): boolean {
  if (DUE.test(before)) return true;
  if (!isUntil) return TO_BE_PAID.test(clause) || TO_BE_PAID.test(rest);
  return [clause, rest.slice(0, PAYING_REACH), before].some((text) => PAYING.test(text));
}
