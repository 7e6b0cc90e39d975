import type { Box } from '../../../invoice/index.ts';
import { horizontalOverlap, type LayoutPage, type Segment } from '../../../layout/index.ts';
import type { Label } from '../../labels/index.ts';
import type { Located } from '../../places/index.ts';
import { afterWords, type LabelLook, type Placed } from './placed.ts';

/** What stands above or below a value, in its own width: segments, and values of its kind. */
export interface Column {
  segments: readonly Segment[];
  kin: readonly Placed[];
}

export function columnOf(value: Placed, others: readonly Placed[], page: LayoutPage): Column {
  const meets = ({ box }: { box: Box }) =>
    Math.min(box.x1, value.box.x1) - Math.max(box.x0, value.box.x0) > 0;
  return {
    segments: page.segments.filter(meets),
    kin: others.filter((other) => other.page === value.page && meets(other)),
  };
}

/** A label above may overlap a value by this, in line heights. */
const OVERLAP = 0.4;
/** Line heights within which a label with nothing in between stands right above, near, and at all. */
const RIGHT_ABOVE = 1.3;
const NEAR = 4;
const FADES_OVER = 25;
/** What a label says that is near but not right above. */
const NOT_RIGHT_ABOVE = 0.8;
/** Line heights beyond which the head of a column says nothing; at that distance it says half. */
export const LONGEST_COLUMN = 70;
const LOST_AT_END = 0.5;
/** With strangers between and no value of its kind, a label says nothing beyond this many line heights. */
const PAST_STRANGERS = 2 * NEAR;
/** What each stranger in between leaves of what a label says. */
const STRANGER = 0.55;
/** What a label says past strangers where no value of its kind is in between: it is no head of a column. */
const NO_COLUMN = 0.7;
/** The part of their width that a label and a value share at least where neither edge is in line, and what it says then. */
const SHARED_WIDTH = 0.25;
const EDGES_OFF = 0.9;

/**
 * How much a label says of a value that stands below it: `above` where nothing but strangers is in between, `column` where
 * values of its kind are. Undefined where it is not above it.
 */
export function strengthAbove(
  label: Located<Label>,
  look: LabelLook,
  value: Placed,
  { unit }: LayoutPage,
  column: () => Column,
): { relation: 'above' | 'column'; strength: number } | undefined {
  if (label.segment === value.segment) return undefined;
  const gap = (value.box.y0 - label.box.y1) / unit;
  if (gap < -OVERLAP || gap > LONGEST_COLUMN || label.box.y1 > value.box.y1) return undefined;
  const inLine = hasEdgeInLine(label, value, unit);
  if (!inLine && horizontalOverlap(label.box, value.box) < SHARED_WIDTH) return undefined;
  const base = label.value.quality * look.bare * (inLine ? 1 : EDGES_OFF);
  const { segments, kin } = column();
  const isBetween = ({ box }: { box: Box }) =>
    box.y0 >= label.box.y1 - OVERLAP * unit && box.y1 <= value.box.y0 + OVERLAP * unit;
  const between = count(segments, (segment) => isBetween(segment) && segment !== label.segment);
  if (between === 0) return { relation: 'above', strength: base * nearness(gap) * afterWords(look.after) };
  const alike = count(kin, isBetween);
  if (alike === 0 && gap > PAST_STRANGERS) return undefined;
  const strength =
    base * STRANGER ** Math.max(0, between - alike) * (1 - (LOST_AT_END * gap) / LONGEST_COLUMN);
  return alike > 0 ? { relation: 'column', strength } : { relation: 'above', strength: strength * NO_COLUMN };
}

/** The left or right edge of the label, or of the segment that it stands in, is in line with the value's. */
const hasEdgeInLine = (label: Located<Label>, { box }: Placed, unit: number): boolean =>
  [label.box, label.segment.box].some(
    (own) => Math.abs(own.x0 - box.x0) < unit || Math.abs(own.x1 - box.x1) < unit,
  );

function nearness(gap: number): number {
  if (gap <= RIGHT_ABOVE) return 1;
  if (gap <= NEAR) return NOT_RIGHT_ABOVE;
  return NOT_RIGHT_ABOVE * Math.max(0, 1 - (gap - NEAR) / FADES_OVER);
}

/** Not `filter`: no list is made, and a page asks thousands of times. */
function count<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  let found = 0;
  for (const item of items) if (is(item)) found++;
  return found;
}
