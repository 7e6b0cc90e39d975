import type { Phrases } from './phrases.ts';

/** Words around labels that change what they say. */
export interface Wording {
  /** Prepositions and articles that are labels only before a colon or on a line of their own: "To:", "Von". */
  functionWords: Phrases;
  /** Words that say that tax is in a sum. */
  taxIncluded: Phrases;
  /** Words that say that it is not. */
  taxExcluded: Phrases;
  /** How labels begin that name a sum of something: "Total tax". */
  total: Phrases;
  /** Words before a label that say it is the seller's, who writes the invoice: "our VAT number"… */
  ours: Phrases;
  /** … and the buyer's, who reads it. */
  yours: Phrases;
}
