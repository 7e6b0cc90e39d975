import { type LayoutPage, type Segment, verticalOverlap } from '../../../layout/index.ts';
import type { Label } from '../../labels/index.ts';
import type { Located } from '../../places/index.ts';
import {
  afterWords,
  countWords,
  isHeading,
  isOnLineOf,
  type LabelLook,
  MOST_COUNTED,
  type Placed,
  SAME_LINE,
  SLACK,
} from './placed.ts';

/** What joins two labels to one phrase. */
const PHRASE = /^[\p{L}\s'’]{0,10}$/u;

/** After a colon or at once a number that is no rate ("-15 %"): the label has its value beside it already. */
const OWN_VALUE =
  /^(?!\s*[:.]?\s*[-–−]?\s?\d[\d.,]*\s?%)\s*[:.]?\s*[\p{Lu}+#]{0,4}[-\s]?\p{N}[\p{N}\p{L}]|:\s*\p{L}{3}/u;

/** A value, and a sign after which the next item of the line begins: "NIP 7272445205 / 22 555 34 67". */
const NEXT_ITEM = /\d.*\s[/|·•]\s/u;

/** A gap beyond `from` line heights takes up to `most` of what a label says, all of it at `over` more. */
const GAP = { from: 2, over: 60, most: 0.35 };

/** What is left of what a label says of a value, with each of these in between. */
const BETWEEN = {
  /** Another label. */
  label: 0.45,
  /** Another part of the same label: "Échéance de paiement:". */
  part: 0.9,
  /** A value of the same kind. */
  kin: 0.8,
  /** A word, where both stand in one segment. */
  word: 0.88,
  /** The end of an item of the line. */
  item: 0.2,
};
/** What is left where the label has a value of its own beside it. */
const HAS_OWN = 0.4;

/** How much a label says of a value on its line, 0–1: 0 where it does not stand before it there. */
export function strengthBeside(
  label: Located<Label>,
  look: LabelLook,
  value: Placed,
  labels: readonly Located<Label>[],
  others: readonly Placed[],
  { unit }: LayoutPage,
): number {
  if (!standsBefore(label, value, unit)) return 0;
  const gap = (value.box.x0 - label.box.x1) / unit;
  const nearness = 1 - GAP.most * Math.min(1, Math.max(0, gap - GAP.from) / GAP.over);
  const isBetween = betweenOf(label, value, unit);
  const kin = others.filter(isBetween).length;
  return (
    label.value.quality *
    look.bare *
    nearness *
    labelsBetween(label, labels, isBetween) *
    BETWEEN.kin ** Math.min(MOST_COUNTED, kin) *
    (label.segment === value.segment ? withinSegment(label, value) : acrossSegments(label, look, value))
  );
}

function standsBefore(label: Located<Label>, value: Placed, unit: number): boolean {
  if (label.segment === value.segment) return label.end <= value.start;
  return label.box.x1 <= value.box.x0 + SLACK * unit && verticalOverlap(label.box, value.box) >= SAME_LINE;
}

/** Tells of a place whether it stands between the label and the value. */
const betweenOf =
  (label: Located<Label>, value: Placed, unit: number) =>
  (place: Placed): boolean =>
    place.segment === value.segment && place.segment === label.segment
      ? place.start >= label.end && place.end <= value.start
      : place.page === value.page &&
        place.box.x0 >= label.box.x1 - SLACK * unit &&
        place.box.x1 <= value.box.x0 + SLACK * unit &&
        verticalOverlap(place.box, value.box) >= SAME_LINE;

/** "Échéance de paiement:" is one label in two parts, "Date: … No:" are two labels. */
function labelsBetween(
  label: Located<Label>,
  labels: readonly Located<Label>[],
  isBetween: (place: Placed) => boolean,
): number {
  const strangers = new Set<string>();
  const parts = new Set<string>();
  for (const other of labels) {
    if (other.segment === label.segment && other.start === label.start) continue;
    if (!isBetween(other)) continue;
    const isPart =
      other.segment === label.segment && PHRASE.test(label.segment.text.slice(label.end, other.start));
    (isPart ? parts : strangers).add(`${other.segment.id}:${other.start}`);
  }
  return BETWEEN.label ** strangers.size * BETWEEN.part ** parts.size;
}

function withinSegment(label: Located<Label>, value: Placed): number {
  const text = label.segment.text.slice(label.end, value.start);
  const words = BETWEEN.word ** Math.min(MOST_COUNTED, countWords(text));
  return NEXT_ITEM.test(text) ? BETWEEN.item * words : words;
}

function acrossSegments(label: Located<Label>, look: LabelLook, value: Placed): number {
  const words = afterWords(look.after + countWords(value.segment.text.slice(0, value.start)));
  return OWN_VALUE.test(label.segment.text.slice(label.end)) ? HAS_OWN * words : words;
}

/** Another segment on the value's line shares more than this part of its height. */
const CELL_OVERLAP = 0.5;

/** The label stands beside the value, below another heading of the same line, or with another cell in between. */
export function isCell(
  label: Located<Label>,
  value: Placed,
  heading: Located<Label>,
  labels: readonly Located<Label>[],
  page: LayoutPage,
): boolean {
  if (label.segment === value.segment || /:\s*$/.test(label.segment.text)) return false;
  const hasCellBetween = page.segments.some(
    ({ box }) =>
      box.x0 >= label.segment.box.x1 &&
      box.x1 <= value.box.x0 &&
      verticalOverlap(box, value.box) > CELL_OVERLAP,
  );
  return (
    hasCellBetween ||
    labels.some(
      (other) => other !== heading && isOnLineOf(other, heading) && isHeading(other, label.segment, page),
    )
  );
}

/** Two and more values stand beside the label, each in a cell of its own. */
export function headsRow(label: Located<Label>, others: readonly Placed[]): boolean {
  const cells = new Set<Segment>();
  for (const { segment, page, box } of others) {
    if (page !== label.page || segment === label.segment || box.x0 < label.box.x1) continue;
    if (verticalOverlap(label.box, box) >= SAME_LINE) cells.add(segment);
  }
  return cells.size > 1;
}
