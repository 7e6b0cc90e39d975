import type { Word } from '../../document/index.ts';
import type { Box } from '../../invoice/index.ts';
import type { LayoutPage } from '../../layout/index.ts';

/** What a column of the table of items holds. `amount` is a sum of the line that may be with or without tax. */
export type ColumnRole =
  | 'position'
  | 'code'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'unitPrice'
  | 'discount'
  | 'taxRate'
  | 'tax'
  | 'net'
  | 'gross'
  | 'amount'
  | 'other';

export interface RoleGuess {
  role: ColumnRole;
  /** 0–1: how well the heading says so. */
  quality: number;
}

/** One heading of the table, wrapped lines joined. */
export interface Heading {
  text: string;
  box: Box;
  /** Best first; `other` alone where the heading is unknown. */
  guesses: RoleGuess[];
}

/** The line, or lines, that head a table. */
export interface Header {
  page: LayoutPage;
  box: Box;
  /** Left to right. */
  headings: Heading[];
  /** Headings of the row above each item's numbers, where items take two rows. */
  above?: Heading[];
  /** Where the table ends for certain, in the page's units. */
  until?: number;
}

/** A heading with what stands below it. Positions are in the page's units. */
export interface Column {
  heading: Heading;
  kind: ColumnKind;
  /** Where most of its numbers begin and end; the heading's own place before that is known. */
  x0: number;
  x1: number;
}

/** What the words of a column look like: sums and counts, running text, or anything. */
export type ColumnKind = 'number' | 'text' | 'any';

/** Words of one line, dealt out to the columns. */
export interface Row {
  page: LayoutPage;
  box: Box;
  /** One list per column, left to right. */
  cells: Word[][];
}

/** An item: the row that has its numbers, and the lines of text that belong to it. */
export interface Item {
  anchor: Row;
  /** Lines of description before and after the anchor's own, top to bottom, the anchor's own among them. */
  text: Row[];
}

/** A table with its items, over all pages that it runs over. */
export interface Table {
  columns: Column[];
  items: Item[];
}
