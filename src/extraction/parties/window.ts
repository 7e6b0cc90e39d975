import type { Box } from '../../invoice/index.ts';
import type { LayoutPage } from '../../layout/index.ts';
import type { Run } from './runs.ts';

/** Left of this part of a page's width. */
const LEFT = 0.4;
/** The window of an envelope: between these parts of the height, on the left. */
const WINDOW = { from: 0.1, to: 0.38 };
/** The line of the sender stands above the window within these distances of it, in line heights: overlap, down, across. */
const SENDER_LINE = { overlap: 0.3, down: 9, across: 8 };

export const isLeft = (box: Box, page: LayoutPage): boolean => box.x0 < LEFT * page.width;

/** Where the receiver's address shows through the window of an envelope. */
export function isInWindow(box: Box, page: LayoutPage): boolean {
  const y = box.y0 / page.height;
  return isLeft(box, page) && y > WINDOW.from && y < WINDOW.to;
}

/**
 * The sender's address in one line, right above the window with the receiver's.
 * @param left where the lines of the receiver begin
 */
export function isSenderLine(line: Run, page: LayoutPage, box: Box, left: number): boolean {
  if (!line.oneLine || line.page !== page) return false;
  const { unit } = page;
  const above = line.address!.box;
  return (
    above.y1 <= box.y0 + SENDER_LINE.overlap * unit &&
    box.y0 - above.y1 < SENDER_LINE.down * unit &&
    Math.abs(line.parts[0]!.segment.box.x0 - left) < SENDER_LINE.across * unit
  );
}
