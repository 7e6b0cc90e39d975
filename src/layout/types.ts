import type { Word } from '../document/index.ts';
import type { Box } from '../invoice/index.ts';

/** Words of one line without a wide gap between them: a table cell, a label, a line of an address. */
export interface Segment {
  /** Position in `Layout.segments`: page by page, top to bottom, left to right. */
  id: number;
  /** 1-based. */
  page: number;
  /** Left to right. */
  words: Word[];
  /** The words joined by one space. */
  text: string;
  /** Offset of each word in `text`. */
  starts: number[];
  /** In the page's units. */
  box: Box;
  /** Median height of the words, weighted by their length, in the page's units. */
  height: number;
}

/** Segments that stand side by side, left to right. */
export interface Line {
  page: number;
  segments: Segment[];
  box: Box;
}

/** Segments below each other that share an edge or the middle, of similar size and closely spaced. */
export interface Block {
  page: number;
  /** Top to bottom. */
  segments: Segment[];
  box: Box;
}

export interface LayoutPage {
  /** 1-based. */
  page: number;
  width: number;
  height: number;
  /** Median height of a line of text: the unit of all distances in layout and extraction. */
  unit: number;
  /** A till slip: one column of few characters. */
  narrow: boolean;
  segments: Segment[];
  /** Top to bottom. */
  lines: Line[];
  blocks: Block[];
  /** The same, but with blank lines and headings in other sizes within: what a reader sees as one column. */
  columns: Block[];
}

export interface Layout {
  pages: LayoutPage[];
  /** Of all pages; `segments[i].id === i`. */
  segments: Segment[];
  lineOf(segment: Segment): Line;
  blockOf(segment: Segment): Block;
  pageOf(segment: Segment): LayoutPage;
}
