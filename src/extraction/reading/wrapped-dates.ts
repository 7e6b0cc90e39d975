import type { Layout, Segment } from '../../layout/index.ts';
import { type Located, locate } from '../places/index.ts';
import { findDates, type PrintedDate } from '../values/index.ts';

/** Characters of a line's end and of the next one's beginning that a date may take. */
const REACH_CHARACTERS = 24;
/** A year, or a month and a year, at the beginning of the second line. */
const YEAR_AHEAD = /^(?:\p{L}{3,10}\.?,? )?(?:19|20)\d\d(?![\d-])/u;

/** Dates that begin at the end of a line and end on the next one of the same paragraph. */
export function wrappedDates(layout: Layout): Located<PrintedDate>[] {
  const paragraphs = layout.pages.flatMap(({ blocks }) => blocks);
  return paragraphs.flatMap(({ segments }) =>
    segments.slice(1).flatMap((lower, i) => datesOver(segments[i]!, lower)),
  );
}

function datesOver(upper: Segment, lower: Segment): Located<PrintedDate>[] {
  const from = Math.max(0, upper.text.length - REACH_CHARACTERS);
  const tail = upper.text.slice(from);
  const head = lower.text.slice(0, REACH_CHARACTERS);
  if (!/\d/.test(tail) || !YEAR_AHEAD.test(head)) return [];
  const whole = findDates(tail);
  const isWhole = (at: number) => whole.some(({ start, end }) => start <= at && at < end);
  return findDates(`${tail} ${head}`)
    .filter(({ start, end }) => start < tail.length && end > tail.length + 1 && !isWhole(start))
    .map(({ start, text, value }) => ({
      ...locate(upper, { start: from + start, end: upper.text.length, text, value }),
      text,
    }));
}
