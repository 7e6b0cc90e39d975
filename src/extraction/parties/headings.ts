import type { Box } from '../../invoice/index.ts';
import type { Layout, LayoutPage, Segment } from '../../layout/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Label, LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';

/** A printed heading that says which party stands below or beside it, and the area that it speaks for. */
interface Heading {
  role: LabelRole;
  quality: number;
  page: number;
  box: Box;
  /** Where its line's own text ends. */
  end: number;
  /** How far its word goes: to the next thing on its right, and down to the next heading in its way. */
  area: Box;
  unit: number;
}

const ROLES = new Set<LabelRole>(['seller', 'buyer', 'delivery', 'remit_to']);
/** A heading speaks for at most this many line heights below it. */
const REACH = 16;
/** Labels of what a party has: they go on with the party whose heading stands before them on the line. */
const ATTRIBUTES = new Set<LabelRole>([
  'name',
  'address',
  'tax_id',
  'phone',
  'email',
  'country',
  'attention',
]);

export type Headings = (page: number, box: Box) => Features;

/** Finds the headings and answers, for any box, how much each role's heading speaks for it: `heading.<role>`, 0–1. */
export function findHeadings(reading: Reading): Headings {
  const headings = collect(reading, reading.layout);
  const isSole = !headings.some(({ role }) => role === 'buyer');
  return (page, box) => {
    const features: Features = {};
    let best = 0;
    const spoken = headings
      .filter((heading) => heading.page === page)
      .map((heading) => ({ heading, strength: influence(heading, box) }))
      .filter(({ strength }) => strength > 0.05);
    for (const { strength } of spoken) best = Math.max(best, strength);
    for (const { heading, strength } of spoken) {
      // The nearest heading wins; a weaker one counts only as far as it keeps up.
      const value = strength < best ? strength * 0.4 : strength;
      const name = `heading.${heading.role}`;
      features[name] = Math.max(features[name] ?? 0, value);
      // Goods that go to one place and no word of a buyer: the place is the buyer's.
      if (heading.role === 'delivery' && isSole) features['heading.sole'] = features[name];
    }
    return features;
  };
}

/** A label behind another word of its segment is less of a heading: by this part. */
const BEHIND_WORD = 0.7;
/** More words before a label in its segment make it a part of a sentence. */
const MOST_BEFORE = 1;
/** "To" and "For" have fewer letters; they are no headings within so many line heights of the words before them. */
const SHORT_LABEL = 4;
const CLOSE_WORDS = 3;
/** A label that is known this well is one. */
const KNOWN = 0.7;
/** Headings whose left edges are nearer than so many line heights stand in one column. */
const SAME_COLUMN = 3;
/** By so many line heights an area begins left of its heading and above it, and ends before the next label. */
const AREA = { left: 1.5, above: 0.5, right: 0.5 };

function collect(reading: Reading, layout: Layout): Heading[] {
  return reading.labels
    .filter((label) => isHeadingLabel(label, reading))
    .map((label) => headingOf(label, reading, layout));
}

const countWords = (text: string) => text.match(/\p{L}{2,}/gu)?.length ?? 0;

/** It names a party or a place of delivery, and stands by itself: before a colon, or with hardly a word beside it. */
function isHeadingLabel(label: Located<Label>, { labels, layout }: Reading): boolean {
  const { segment, start, end } = label;
  if (!ROLES.has(label.value.role)) return false;
  // The holder of an account is no receiver.
  const isHolder = labels.some(
    (other) => other.segment === segment && other.start === start && other.value.role === 'account_holder',
  );
  if (isHolder || countWords(segment.text.slice(0, start)) > MOST_BEFORE) return false;
  // Inside a sentence these words are no heading.
  const rest = segment.text.slice(end);
  const standsAlone = /^\s*[:：\-–]/.test(rest) || /^\s*\p{P}?\s*\p{L}{1,12}\s*[:：]?$/u.test(rest);
  if (countWords(rest) > 0 && !standsAlone) return false;
  // "To" and "For" between other words of the line are no headings either.
  const previous = layout.lineOf(segment).segments.findLast(({ box }) => box.x1 <= segment.box.x0);
  const { unit } = layout.pageOf(segment);
  const isClose = previous && segment.box.x0 - previous.box.x1 < CLOSE_WORDS * unit;
  return !(label.text.length < SHORT_LABEL && isClose);
}

function headingOf(label: Located<Label>, reading: Reading, layout: Layout): Heading {
  const { segment, value, box } = label;
  const page = layout.pageOf(segment);
  const { unit } = page;
  const next = layout.lineOf(segment).segments.find((other) => other.box.x0 > segment.box.x1);
  const isBehindWord = countWords(segment.text.slice(0, label.start)) > 0;
  const ends = [
    box.y1 + REACH * unit,
    ...headingsBelow(label, reading, unit).map((other) => other.box.y0),
    ...(value.role === 'delivery' ? [endOfBlock(label, page)] : []),
  ];
  return {
    role: value.role,
    quality: value.quality * (isBehindWord ? BEHIND_WORD : 1),
    page: label.page,
    box,
    end: segment.box.x1,
    area: {
      x0: box.x0 - AREA.left * unit,
      // The heading owns what stands right of it on its line, if that is no label itself.
      x1: next && beginsWithLabel(next, reading) ? next.box.x0 - AREA.right * unit : page.width,
      ...centred(label, reading, page),
      y0: box.y0 - AREA.above * unit,
      y1: Math.min(...ends),
    },
    unit,
  };
}

/** So many line heights below a heading the first line that it speaks for stands. */
const FIRST_LINE = 3;

/** Headings centred over boxes side by side, with nothing right below them: each speaks for its half of the space between two of them. */
function centred(
  { box, segment }: Located<Label>,
  { labels, layout }: Reading,
  page: LayoutPage,
): { x0: number; x1: number } | undefined {
  const beside = labels.filter(
    (other) =>
      ROLES.has(other.value.role) &&
      other.segment !== segment &&
      layout.lineOf(segment).segments.includes(other.segment) &&
      countWords(other.segment.text) === countWords(other.text),
  );
  const isOverItsColumn = page.segments.some(
    ({ box: below }) =>
      below.y0 > box.y1 &&
      below.y0 - box.y1 < FIRST_LINE * page.unit &&
      Math.abs(below.x0 - box.x0) < SAME_COLUMN * page.unit,
  );
  if (beside.length === 0 || isOverItsColumn) return undefined;
  const middle = (one: Box) => (one.x0 + one.x1) / 2;
  const borders = beside.map((other) => (middle(other.box) + middle(box)) / 2);
  return {
    x0: Math.max(0, ...borders.filter((border) => border < middle(box))),
    x1: Math.min(page.width, ...borders.filter((border) => border > middle(box))),
  };
}

const beginsWithLabel = (segment: Segment, { labels }: Reading) =>
  labels.some(
    (label) =>
      label.segment === segment &&
      label.start < 2 &&
      !ATTRIBUTES.has(label.value.role) &&
      label.value.quality > KNOWN,
  );

const headingsBelow = (label: Located<Label>, { labels }: Reading, unit: number) =>
  labels.filter(
    (other) =>
      ROLES.has(other.value.role) &&
      other.page === label.page &&
      other.segment !== label.segment &&
      other.box.y0 > label.box.y1 &&
      Math.abs(other.segment.box.x0 - label.segment.box.x0) < SAME_COLUMN * unit,
  );

/** Free space that ends a block, in line heights. */
const APART = 1.8;

/** Where the lines right below a label end: goods go to one place, and what comes after some space is another's. */
function endOfBlock(label: Located<Label>, page: LayoutPage): number {
  const { unit } = page;
  const under = page.segments
    .filter(
      ({ box }) => box.y0 > label.box.y0 + 0.5 * unit && Math.abs(box.x0 - label.box.x0) < SAME_COLUMN * unit,
    )
    .sort((a, b) => a.box.y0 - b.box.y0);
  let end = label.box.y1;
  let lines = 0;
  for (const { box } of under) {
    if (lines > 1 && box.y0 - end > APART * unit) return end + 0.5 * unit;
    end = Math.max(end, box.y1);
    lines++;
  }
  return Infinity;
}

/** A value whose middle is no further below a heading than this, in line heights, stands beside it. */
const BESIDE = 0.3;
/** At the end of its reach a heading says half. */
const LOST_AT_END = 0.5;
/** What a heading says of what is so many line heights to the side of it, and beyond. */
const ASIDE = [
  { within: 3, says: 1 },
  { within: 12, says: 0.75 },
  { within: Infinity, says: 0.4 },
];

function influence({ quality, box, end, area, unit }: Heading, target: Box): number {
  const middle = (target.y0 + target.y1) / 2;
  if (middle < area.y0 || middle > area.y1 || target.x0 < area.x0 || target.x0 > area.x1) return 0;
  const isBeside = middle < box.y1 + BESIDE * unit;
  if (isBeside && target.x0 < box.x1 - unit) return 0;
  const from = !isBeside ? box.x0 : target.x0 >= end ? end : box.x1;
  const down = Math.max(0, target.y0 - box.y1) / unit;
  const across = Math.max(0, target.x0 - from) / unit;
  const { says } = ASIDE.find(({ within }) => across < within)!;
  return quality * (1 - (LOST_AT_END * down) / REACH) * says;
}
