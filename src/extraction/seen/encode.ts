import type { Word } from '../../document/index.ts';
import type { Layout, LayoutPage, Segment } from '../../layout/index.ts';
import { findHeadings, findRuns } from '../parties/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { hasLegalForm } from '../values/index.ts';
import { labelsAround } from './around.ts';
import { hashedParts, MOST_TRIGRAMS } from './hashes.ts';

/** Numbers that describe a word to the page model: first places in tables, then measures of about -1 to 1. */
const HASHES = 3 + MOST_TRIGRAMS;
const LABELS = 4;
const KINDS = 13;
const LOOKS = 9;
const HEADINGS = ['seller', 'buyer', 'delivery', 'remit_to', 'attention'] as const;
const MEASURES = 14;
export const WIDTH = HASHES + LABELS + KINDS + LOOKS + HEADINGS.length + MEASURES;

/** Longer pages are read without their middle: parties stand at the top, accounts at the foot. */
const MOST_WORDS = 448;
const KEPT_AT_FOOT = 128;

/** A page as the model takes it: `rows` has `width` numbers for each of `words`. */
export interface EncodedPage {
  page: number;
  width: number;
  words: Word[];
  rows: Float32Array;
}

/** Later pages repeat what the first ones say. */
const MOST_PAGES = 3;

/** Describes the words of the first pages. */
export function encodeReading(reading: Reading): EncodedPage[] {
  const [kinds, headings] = [kindsOf(reading), findHeadings(reading)];
  return reading.layout.pages.slice(0, MOST_PAGES).map((page) => {
    const around = labelsAround(page, reading.labels);
    const lines = partyLines(page, reading);
    const places = placesOf(page);
    const rows = new Float32Array(places.length * WIDTH);
    for (const [i, place] of places.entries()) {
      const { segment, start, end, word } = place;
      const near = around(segment, start, end, word.box);
      const heading = headings(page.page, word.box);
      const row = [
        ...hashedParts(word.text.trim()),
        ...near.ids,
        ...kinds.map((spans) => Number(holds(spans, place))),
        ...looksOf(place, page, lines),
        ...HEADINGS.map((role) => heading[`heading.${role}`] ?? 0),
        ...measuresOf(place, page, reading.layout),
        ...near.distances,
      ];
      rows.set(row, i * WIDTH);
    }
    return { page: page.page, width: WIDTH, words: places.map(({ word }) => word), rows };
  });
}

/** The lines that may be of parties: names, addresses, all of them. */
function partyLines(page: LayoutPage, reading: Reading): readonly ReadonlySet<Segment>[] {
  const runs = findRuns(page, reading);
  return [
    runs.flatMap((run) => run.nameLines),
    runs.flatMap((run) => run.lines),
    runs.flatMap((run) => run.parts),
  ].map((parts) => new Set(parts.map(({ segment }) => segment)));
}

const holds = (spans: ReadonlyMap<Segment, readonly Located<unknown>[]>, { segment, start, end }: Place) =>
  spans.get(segment)?.some((span) => span.start < end && start < span.end) ?? false;

function looksOf(
  { word, segment }: Place,
  page: LayoutPage,
  lines: readonly ReadonlySet<Segment>[],
): number[] {
  return [
    hasLegalForm(segment.text),
    ...lines.map((set) => set.has(segment)),
    /^\P{Ll}*\p{Lu}\P{Ll}*$/u.test(word.text),
    /^\p{Lu}/u.test(word.text),
    word.text.endsWith(':'),
    word.source === 'ocr',
    page.narrow,
  ].map(Number);
}

interface Place {
  word: Word;
  segment: Segment;
  /** Offsets in the segment's text. */
  start: number;
  end: number;
  index: number;
}

/** The words of a page in reading order, without the middle of a very long one. */
function placesOf({ lines }: LayoutPage): Place[] {
  const all = lines.flatMap(({ segments }) =>
    segments.flatMap((segment) =>
      segment.words.map((word, index) => {
        const start = segment.starts[index]!;
        return { word, segment, start, end: start + word.text.trim().length, index };
      }),
    ),
  );
  if (all.length <= MOST_WORDS) return all;
  return [...all.slice(0, MOST_WORDS - KEPT_AT_FOOT), ...all.slice(-KEPT_AT_FOOT)];
}

/** Where there are values of each kind. */
function kindsOf(reading: Reading): Map<Segment, Located<unknown>[]>[] {
  const kinds: readonly (readonly Located<unknown>[])[] = [
    reading.amounts,
    reading.dates,
    reading.percents,
    reading.emails,
    reading.urls,
    reading.phones,
    reading.ibans,
    reading.bics,
    reading.taxIds.filter(({ value }) => !value.bare || value.valid),
    reading.accounts,
    reading.postalCodes.filter(({ value }) => value.plausibility > 0.5),
    reading.currencies,
    reading.references,
  ];
  return kinds.map((places) => Map.groupBy(places, ({ segment }) => segment));
}

const capped = (value: number, most: number) => Math.max(-1, Math.min(1, value / most));

function measuresOf({ word, segment, index }: Place, page: LayoutPage, layout: Layout): number[] {
  const { box } = word;
  const line = layout.lineOf(segment);
  const column = layout.blockOf(segment);
  const at = line.segments.indexOf(segment);
  return [
    (2 * (box.x0 + box.x1)) / 2 / page.width - 1,
    (2 * (box.y0 + box.y1)) / 2 / page.height - 1,
    (2 * segment.box.x0) / page.width - 1,
    (2 * segment.box.x1) / page.width - 1,
    capped(segment.height / page.unit - 1, 2),
    capped(index, 8),
    capped(segment.words.length, 10),
    capped(column.segments.indexOf(segment), 10),
    capped(column.segments.length, 10),
    capped(at, 4),
    capped(line.segments.length, 6),
    capped(page.page - 1, 3),
  ];
}
