import type { Phrases } from './phrases.ts';

/** Words around dates: months, due dates, terms of payment, periods. They are looked for in folded text, as whole words. */
export interface DateWords {
  /** The names of the months, January first, each in all its forms and abbreviations. */
  months: readonly (readonly string[])[];
  /** What follows the number of a day: "1st", "1er", "2.". */
  dayEndings: Phrases;
  /** Eras by which years are counted, with the year before their first one: "令和" with 2018. */
  eras: Readonly<Record<string, number>> | null;
  /** What stands behind the numbers of year, month and day: "2026年3月5日". */
  dateSigns: { year: string; month: string; day: string } | null;
  /** Words between day, month and year: "12 de marzo de 2026". */
  dateJoins: Phrases;
  /** Days of the week as they stand before a date. */
  weekdays: Phrases;
  /** Articles before a date: "by the 12th", "bis zu dem". */
  dayArticles: Phrases;
  /** Between the first and the last day of a period: "to", "bis zum". */
  rangeWords: Phrases;
  /** Before the last day to pay: "by", "no later than". `{words}` stands for up to three words. */
  payUntil: Phrases;
  /** After the last day to pay, in languages that say it there: "12.3. mennessä". */
  payUntilAfter: Phrases;
  /** Before the day that something happens on: "on". */
  onDay: Phrases;
  /** After the day that something happens on, in languages that say it there: "12.03. tarihinde". */
  onDayAfter: Phrases;
  /** Being due, right before the day: "due", "fällig". */
  due: Phrases;
  /** Words that leave no doubt that the sum is still to be paid: then "on" is enough before the last day. */
  toBePaid: Phrases;
  /** Words of being debited: the day it happens is the day it falls due. */
  debited: Phrases;
  /** Words of a discount for paying early. */
  discount: Phrases;
  /** Phrases that rule out a discount: "without deduction". */
  inFull: Phrases;
  /** "days", after their number. */
  days: Phrases;
  /** What may stand before "days": "calendar days". */
  calendarDays: Phrases;
  /** "net" beside a number of days. */
  net: Phrases;
  /** Terms in a line of their own that do not say "days": "Net 30". `{days}` is their number. */
  netAlone: Phrases;
  /** Terms counted from the end of a month: no number of days after the invoice date says when they end. */
  monthEnd: Phrases;
  /** Payments that were received already: the day up to which they are counted is no last day to pay. */
  paymentsCounted: Phrases;
  /** Days for something other than paying: complaints, returns, guarantees, interest. */
  notPaying: Phrases;
  /** What days are counted from: "from", "date of". */
  countedFrom: Phrases;
  /** An invoice and issuing it: "14 days from the date of issue". */
  invoicing: Phrases;
}
