import type { Phrases } from './phrases.ts';

/** Words of names and addresses: legal forms, streets, forms of address. */
export interface PartyWords {
  /** Ends of words that are streets: "straße" in "Birkenstraße". A line with one and a digit is a street. */
  streetEndings: readonly string[] | null;
  /** The same where the house number must follow at once, for other words end like that too. */
  streetEndingsNumbered: readonly string[] | null;
  /** Words before a street's name, strong enough to do without a house number: "rue". */
  streetOpeners: readonly string[] | null;
  /** Words behind a street's name, strong enough to do without a house number: "Road". */
  streetClosers: readonly string[] | null;
  /** Words of streets, houses and parts of towns that count only in a line with a digit: "floor". */
  streetWords: readonly string[] | null;
  /** A box at the post office, with whatever follows, and those that only a number may follow. */
  postBoxes: Phrases;
  postBoxesNumbered: Phrases;
  /** Letters or words of a company's form, in any case, the letters parted by spaces: dots and spaces between them do not matter. */
  legalForms: readonly string[] | null;
  /** Forms that are ordinary syllables otherwise: they count in these letters only, at the end of the name. */
  legalEndings: readonly string[] | null;
  /** What stands before a person's name on letters. Academic titles are none: a practice or an office has those in its own name. */
  formsOfAddress: readonly string[] | null;
}
