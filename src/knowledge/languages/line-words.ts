import type { Phrases } from './phrases.ts';

/** Words in and around the table of items. */
export interface LineWords {
  /** What carries a sum over to the next page, and what takes it up there. */
  carriedForward: Phrases;
  /** Sums of the items so far, beside `wording.total`. */
  subtotals: Phrases;
  /** Containers that the buyer gives back: what they cost is taken off, though often printed without a sign. */
  depositReturned: Phrases;
  /** Heads of columns of sums with tax, beside `wording.taxIncluded`. */
  withTax: Phrases;
  /** Between a quantity and a price: "3 at 2.50". */
  each: Phrases;
}
