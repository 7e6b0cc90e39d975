import type { Box, Field, Source } from '../../invoice/index.ts';
import type { LayoutPage, Segment } from '../../layout/index.ts';
import type { Span } from '../values/index.ts';

/** A span of a segment's text with its place on the page. Boxes are in the page's units. */
export interface Located<Value> {
  value: Value;
  /** As printed. */
  text: string;
  segment: Segment;
  /** Offsets in `segment.text`. */
  start: number;
  end: number;
  box: Box;
  /** 1-based. */
  page: number;
  /** That of its least sure word, 0–1. */
  confidence: number;
  source: 'text' | 'ocr';
}

/** Where a span of a segment's text stands: the boxes of its words, cut in proportion where a word is covered in part. */
export function locate<Value>(segment: Segment, span: Span<Value>): Located<Value> {
  const { start, end, text, value } = span;
  const box: Box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  let confidence = 1;
  let source: 'text' | 'ocr' = 'text';
  for (let i = 0; i < segment.words.length; i++) {
    const from = segment.starts[i]!;
    // Words stand in the order of the text.
    if (from >= end) break;
    const word = segment.words[i]!;
    const length = word.text.trim().length;
    if (from + length <= start) continue;
    const width = word.box.x1 - word.box.x0;
    box.x0 = Math.min(box.x0, word.box.x0 + (width * Math.max(0, start - from)) / length);
    box.x1 = Math.max(box.x1, word.box.x0 + (width * Math.min(length, end - from)) / length);
    box.y0 = Math.min(box.y0, word.box.y0);
    box.y1 = Math.max(box.y1, word.box.y1);
    confidence = Math.min(confidence, word.confidence);
    if (word.source === 'ocr') source = 'ocr';
  }
  if (box.x1 < box.x0) Object.assign(box, segment.box);
  return { value, text, segment, start, end, box, page: segment.page, confidence, source };
}

/** Decimal places of a box as fractions of its page, and of a confidence. */
const BOX_DECIMALS = 5;
const CONFIDENCE_DECIMALS = 3;
/** Nothing that is read or computed is certain. */
const MOST_CONFIDENCE = 0.99;
/** The most confidence in a value whose words could not be read at all: some are right all the same. */
const UNREADABLE_CONFIDENCE = 0.4;

const inRange = (value: number, most: number) => Math.min(most, Math.max(0, value));
const roundTo = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** A box in the page's units as fractions 0–1 of its size. */
export function fractions(box: Box, { width, height }: LayoutPage): Box {
  const cut = (x: number) => roundTo(inRange(x, 1), BOX_DECIMALS);
  return {
    x0: cut(box.x0 / width),
    y0: cut(box.y0 / height),
    x1: cut(box.x1 / width),
    y1: cut(box.y1 / height),
  };
}

/** What a field keeps of a located span. */
export type Place = Pick<Located<unknown>, 'text' | 'box' | 'page' | 'confidence' | 'source'>;

/** A field with a value that was read at one place. */
export function readField<Value>(
  value: Value,
  place: Place,
  confidence: number,
  page: LayoutPage,
): Field<Value> {
  const source: Source = place.source;
  // A value cannot be much surer than the reading of its words.
  const sure = Math.min(confidence, UNREADABLE_CONFIDENCE + (1 - UNREADABLE_CONFIDENCE) * place.confidence);
  return {
    value,
    text: place.text,
    confidence: rounded(sure),
    source,
    page: place.page,
    box: fractions(place.box, page),
  };
}

/** A field with a value that was computed from others. */
export function derivedField<Value>(value: Value, confidence: number): Field<Value> {
  return { value, text: String(value), confidence: rounded(confidence), source: 'derived' };
}

/** A confidence as fields give it: 0–0.99, three decimal places. */
export const rounded = (confidence: number): number =>
  roundTo(inRange(confidence, MOST_CONFIDENCE), CONFIDENCE_DECIMALS);
