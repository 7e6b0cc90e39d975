import type { Field, IsoDate } from '../../invoice/index.ts';
import type { Segment } from '../../layout/index.ts';
import { type Located, locate, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold } from '../values/index.ts';
import { phrasesOf, WORD_END, WORD_START, wordsOf } from './date-patterns.ts';
import { EARLY, IN_FULL, PAYING } from './due-phrases.ts';

const NET_WORD = wordsOf(({ dates }) => dates.net);

/** "days", "calendar days". */
const DAYS = `(?:${phrasesOf(({ dates }) => dates.calendarDays)} ?)?${phrasesOf(({ dates }) => dates.days)}${WORD_END}`;

/** A number of days, in words too: "30 (thirty) days". */
const NUMBER_OF_DAYS = `(\\d{1,3})\\s?-?\\s?(?:\\(\\p{L}+\\)\\s*)?\\(?${DAYS}`;

/** What bounds a time to pay, folded: "within 30 days", "30 days net", "net 30". */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<![\\d.,/-])${NUMBER_OF_DAYS}`, 'gu'),
  new RegExp(`${WORD_START}${phrasesOf(({ dates }) => dates.netAlone)}`, 'gu'),
];

/** After the month's end: which day that is, is a matter of law and habit. */
const OTHER_RULES = new RegExp(
  wordsOf(({ dates }) => dates.monthEnd),
  'u',
);
/** Days that are of something else: complaints, returns, guarantees, interest. */
const NOT_PAYING = new RegExp(
  wordsOf(({ dates }) => dates.notPaying),
  'u',
);
const MOST_DAYS = 180;
const INVOICING = wordsOf(({ dates }) => dates.invoicing);
/** "14 dias data fatura", "14 days from the date of issue". */
const FROM_INVOICE = new RegExp(
  `${wordsOf(({ dates }) => dates.countedFrom)}.{0,14}${INVOICING}|\\d ?${DAYS}[^.;\\d]{0,24}${INVOICING}`,
  'u',
);
/** Terms by themselves: "Net 30 days", "30 Tage netto". */
const NET_DAYS = new RegExp(
  `^${NET_WORD} \\d+ ${DAYS}|^\\d+ ${DAYS} ${NET_WORD}|^${NET_WORD} \\d+\\.?$`,
  'u',
);

export interface PaymentTerms {
  /** BT-20: as printed. */
  text: Field<string>;
  /** Days after the issue date by which the whole sum is to be paid, where one number is printed. */
  days?: number;
}

interface Mention {
  place: Located<unknown>;
  days: number | undefined;
  strength: number;
}

/** A comma before a digit is one of a number: "2,0 %". */
const CLAUSES = new RegExp(
  `;|,(?!\\d)|(?<=\\p{L}{4})\\.\\s|(?<=\\d)\\s*/\\s*(?=${NET_WORD})|\\s(?=${NET_WORD}\\s*\\d)|(?<=\\d ${DAYS} ${NET_WORD}) (?=\\d)`,
  'u',
);
const PERCENTAGE = /(?<![\d.,])(?=\d{1,2}(?:[.,]\d+)?\s*%)/u;

/** What each of the patterns needs: without it no part of a text gives days. */
const MAY_GIVE_DAYS = new RegExp(`${NUMBER_OF_DAYS}|${NET_WORD}`, 'u');
const NET = new RegExp(NET_WORD, 'u');

const daysOf = (clause: string) =>
  PATTERNS.flatMap((pattern) =>
    [...clause.matchAll(pattern)].map((match) => Number(match.slice(1).find((days) => days))),
  ).filter((days) => days > 0 && days <= MOST_DAYS);

/** The days that a text gives to pay in full; undefined when it gives none, several, or only those of a discount. */
export function daysIn(printed: string): number | undefined {
  const text = fold(printed);
  if (!MAY_GIVE_DAYS.test(text)) return undefined;
  if (OTHER_RULES.test(text)) return undefined;
  const found = new Set<number>();
  for (const part of text.split(CLAUSES)) {
    let before: number[] = [];
    for (const clause of part.split(PERCENTAGE)) {
      const days = daysOf(clause);
      if (/^\d[\d.,]*\s*%/.test(clause) || EARLY.test(clause.replace(IN_FULL, ''))) {
        // "10 days 2 %": the days before a percentage without its own are its days, unless they are net.
        if (days.length === 0) for (const day of before) found.delete(day);
        continue;
      }
      for (const day of days) found.add(day);
      before = NET.test(clause) ? [] : days;
    }
  }
  if (found.size === 1) return [...found][0];
  // A discount is for paying earlier than the rest: of two times the longer one is for the whole sum.
  const all = new Set(daysOf(text));
  return all.size === 2 && EARLY.test(text) ? Math.max(...all) : undefined;
}

/** The terms of payment, best first labelled ones, then sentences that say when to pay. */
export function findPaymentTerms(reading: Reading): PaymentTerms | undefined {
  const mentions = [...labelled(reading), ...sentences(reading)].sort((a, b) => b.strength - a.strength);
  const best = mentions[0];
  if (!best) return undefined;
  const days = new Set(mentions.flatMap((mention) => mention.days ?? []));
  const page = reading.layout.pageOf(best.place.segment);
  const text = readField(best.place.text, best.place, 0.5 + 0.4 * best.strength, page);
  return { text, ...(days.size === 1 ? { days: [...days][0]! } : {}) };
}

const whole = (segment: Segment, from = 0): Located<unknown> => {
  const rest = segment.text.slice(from);
  const start = from + (rest.length - rest.replace(/^[\s:.\-–]+/, '').length);
  return locate(segment, {
    start,
    end: segment.text.length,
    text: segment.text.slice(start),
    value: undefined,
  });
};

/** What stands after or under a label of terms; one label a segment, since terms are full of words of paying. */
function labelled(reading: Reading): Mention[] {
  const { layout } = reading;
  const seen = new Set<Segment>();
  return reading.labels
    .filter(({ value }) => value.role === 'payment_terms' && value.quality > 0.6)
    .flatMap((label): Mention[] => {
      const { segment } = label;
      if (seen.has(segment)) return [];
      seen.add(segment);
      const after = segment.text.slice(label.end).trim();
      const own = /[\p{L}\p{N}]{2}/u.test(after) ? whole(segment, label.end) : undefined;
      const self = daysIn(paragraph(segment, layout));
      if (self !== undefined && !NOT_PAYING.test(fold(segment.text)))
        return [{ place: own ?? whole(segment), days: self, strength: own ? 1 : 0.9 }];
      const line = layout.lineOf(segment).segments;
      const block = layout.blockOf(segment).segments;
      const right = line[line.indexOf(segment) + 1];
      const below = block[block.indexOf(segment) + 1];
      const next = [right, below].find(
        (other) => other && daysIn(other.text) !== undefined && !NOT_PAYING.test(fold(other.text)),
      );
      if (next) return [{ place: whole(next), days: daysIn(next.text), strength: 1 }];
      const text = own ?? (right && !isLabelled(right, reading) ? whole(right) : undefined);
      return text && text.text.length > 3 ? [{ place: text, days: undefined, strength: 0.5 }] : [];
    });
}

const isLabelled = (segment: Segment, reading: Reading) =>
  reading.labels.some((label) => label.segment === segment && label.value.quality > 0.6);

/** A line, with the next one where a discount is spoken of over both. */
function paragraph(segment: Segment, layout: Reading['layout']): string {
  const { segments } = layout.blockOf(segment);
  const below = segments[segments.indexOf(segment) + 1];
  return below && goesOn(fold(segment.text), fold(below.text))
    ? `${segment.text} ${below.text}`
    : segment.text;
}

/** The days of a discount in the next line, or the discount there of the second time in this one. */
const goesOn = (text: string, below: string) =>
  (EARLY.test(text) && daysOf(below).length > 0) ||
  (EARLY.test(below) && !/[.!?]\s*$/.test(text) && new Set(daysOf(text)).size > 1);

/** Lines that speak of paying and of days. */
function sentences(reading: Reading): Mention[] {
  const { layout } = reading;
  return layout.segments.flatMap((segment): Mention[] => {
    const days = /\d/.test(segment.text) ? daysIn(paragraph(segment, layout)) : undefined;
    if (days === undefined) return [];
    const text = fold(segment.text);
    const block = layout.blockOf(segment).segments;
    const before = block[block.indexOf(segment) - 1];
    // The second line of a sentence that gives a discount is part of the first.
    if (before && paragraph(before, layout) !== before.text) return [];
    // What a line says that ends with a full stop is not of the next one.
    const goesOn = before && !/[.!?]\s*$/.test(before.text);
    const context = `${goesOn ? fold(before.text).slice(-60) : ''} ${text}`;
    if (!(PAYING.test(context) || NET_DAYS.test(text) || FROM_INVOICE.test(text)) || NOT_PAYING.test(context))
      return [];
    return [{ place: whole(segment), days, strength: PAYING.test(text) ? 0.7 : 0.4 }];
  });
}

/** The day so many days after another. */
export function daysAfter(day: IsoDate, days: number): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
