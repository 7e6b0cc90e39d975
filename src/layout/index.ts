import type { PageText } from '../document/index.ts';
import { LOOSE, SLIP, stackBlocks, TIGHT } from './blocks.ts';
import { gatherLines } from './lines.ts';
import {
  findUsableWords,
  isNarrow,
  makeSegment,
  medianHeight,
  SLIP_GAP,
  segmentWords,
  WIDE_GAP,
} from './segments.ts';
import { splitTouching } from './touching.ts';
import type { Block, Layout, LayoutPage, Line, Segment } from './types.ts';

export { horizontalOverlap, misalignment, unite, verticalOverlap } from './geometry.ts';
export type { Block, Layout, LayoutPage, Line, Segment } from './types.ts';

/** Gathers the words of all pages into segments, lines and blocks. All distances are relative to the size of the page's print. */
export function arrange(pages: readonly PageText[]): Layout {
  const arranged = pages.map(arrangePage);
  const segments = arranged.flatMap((page) => page.lines.flatMap((line) => line.segments));
  segments.forEach((segment, id) => {
    segment.id = id;
  });
  const lines = new Map<Segment, Line>();
  const blocks = new Map<Segment, Block>();
  const byNumber = new Map<number, LayoutPage>();
  for (const page of arranged) {
    byNumber.set(page.page, page);
    for (const line of page.lines) for (const segment of line.segments) lines.set(segment, line);
    for (const block of page.blocks) for (const segment of block.segments) blocks.set(segment, block);
  }
  return {
    pages: arranged,
    segments,
    lineOf: (segment) => lines.get(segment)!,
    blockOf: (segment) => blocks.get(segment)!,
    pageOf: (segment) => byNumber.get(segment.page)!,
  };
}

function arrangePage(text: PageText): LayoutPage {
  const words = findUsableWords(text);
  const unit = medianHeight(words);
  const narrow = isNarrow(words, unit);
  const chains = segmentWords(words, unit, narrow ? SLIP_GAP : WIDE_GAP);
  const uncut = chains.map((chain) => makeSegment(text.page, chain));
  const lines = gatherLines(text.page, splitTouching(uncut, unit));
  const segments = lines.flatMap((line) => line.segments);
  return {
    page: text.page,
    width: text.width,
    height: text.height,
    unit,
    narrow,
    segments,
    lines,
    blocks: stackBlocks(text.page, segments, TIGHT),
    columns: stackBlocks(text.page, segments, narrow ? SLIP : LOOSE),
  };
}
