/** What a line, or a piece of one, is in the description of a party. */
export type PartKind =
  | 'heading' // names the party that follows: "Bill to"
  | 'label' // any other label by itself
  | 'street'
  | 'postal' // postal code with a place name
  | 'country'
  | 'text' // may be a name, a place, a department
  | 'contact' // phone, email, web address
  | 'id' // tax, registration or bank number
  | 'other'; // dates, sums, sentences, titles

/** Kinds of lines that make an address, and that a description of a party is made of. */
export const STRONG: ReadonlySet<PartKind> = new Set(['street', 'postal']);
export const BODY: ReadonlySet<PartKind> = new Set(['text', 'street', 'postal', 'country']);
/** Free space after which lines belong apart, in line heights. */
export const PARAGRAPH = 1.3;
/** An address has at most this many lines. */
export const MAX_LINES = 8;
