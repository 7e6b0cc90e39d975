import type { AmountWords } from './amount-words.ts';
import type { DateWords } from './date-words.ts';
import type { IdentityWords } from './identity-words.ts';
import type { LabelRole } from './label-roles.ts';
import type { LineWords } from './line-words.ts';
import type { PartyWords } from './party-words.ts';
import type { PaymentWords } from './payment-words.ts';
import type { Phrases } from './phrases.ts';
import type { Wording } from './wording.ts';

/** All that is known of a language: one file of data each, `<code>.json`. `phrases.ts` tells how a phrase is written. */
export interface KnownLanguage {
  /** ISO 639-1. */
  code: string;
  /** In English, as the contract spells it. */
  name: string;
  /**
   * Words that the language is known by though they label nothing, parted by spaces: articles, prepositions, what letters, conditions and
   * footers of invoices say. Words of fewer than three letters and those of half the languages would tell little and are left out.
   */
  commonWords: string;
  wording: Wording;
  dates: DateWords;
  payment: PaymentWords;
  amounts: AmountWords;
  parties: PartyWords;
  identity: IdentityWords;
  lines: LineWords;
  /** What is never the name of a company: document titles, table headings and the like that are no label. */
  stopNames: Phrases;
  /**
   * Printed labels by role. Marks and case do not matter. A leading `>` says the buyer's, `<` the seller's, as in `>your vat no`. A phrase
   * may have several roles.
   */
  labels: Readonly<Partial<Record<LabelRole, readonly string[]>>>;
}
