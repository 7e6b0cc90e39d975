import { makeSegment } from './segments.ts';
import type { Segment } from './types.ts';

/** Left edges that differ by less than this, in line heights, are aligned: tilt and slanted letters take up to 0.2. */
const ALIGNED = 0.3;

/** The next line of a column is at most this far away, middle to middle, in line heights. */
const NEXT_LINE = 2.2;

/** Middles that differ by less than this, in line heights, are of one line. */
const SAME_LINE = 0.5;
/** Middles that differ by more are of two lines. */
const OTHER_LINE = 0.6;

const middle = ({ box }: Segment) => (box.y0 + box.y1) / 2;

/**
 * Cuts segments where a long text of one column touches the next column: a word in it starts exactly where a column starts in the
 * lines above and below, and the segment starts where the column to its left does.
 */
export function splitTouching(segments: readonly Segment[], unit: number): Segment[] {
  const sorted = segments.toSorted((a, b) => middle(a) - middle(b));
  let first = 0;
  return sorted.flatMap((segment, i) => {
    // Only the lines nearby are compared: a hostile page has a hundred thousand.
    while (middle(segment) - middle(sorted[first]!) >= NEXT_LINE * unit) first++;
    let end = i + 1;
    while (end < sorted.length && middle(sorted[end]!) - middle(segment) < NEXT_LINE * unit) end++;
    const at = touchesAt(segment, sorted.slice(first, end), unit);
    if (at === undefined) return [segment];
    return [segment.words.slice(0, at), segment.words.slice(at)].map((words) =>
      makeSegment(segment.page, words),
    );
  });
}

/** The index of the word where the next column begins. @param around the segments within one line of it, itself included */
function touchesAt(segment: Segment, around: readonly Segment[], unit: number): number | undefined {
  if (segment.words.length < 3) return undefined;
  const near = around.filter((other) => Math.abs(middle(other) - middle(segment)) > OTHER_LINE * unit);
  const lefts = near.filter(({ box }) => Math.abs(box.x0 - segment.box.x0) < ALIGNED * unit);
  if (lefts.length < 2) return undefined;
  const at = segment.words.findIndex((word, i) => {
    if (i === 0) return false;
    // Next to a line of the left column, so that there are two columns.
    const starts = near.filter(
      (other) =>
        Math.abs(other.box.x0 - word.box.x0) < ALIGNED * unit &&
        lefts.some(
          (left) => left.box.x1 < other.box.x0 && Math.abs(middle(left) - middle(other)) < SAME_LINE * unit,
        ),
    );
    return (
      starts.some((other) => middle(other) < middle(segment)) &&
      starts.some((other) => middle(other) > middle(segment))
    );
  });
  return at > 0 ? at : undefined;
}
