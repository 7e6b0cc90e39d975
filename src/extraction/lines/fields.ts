import { defined } from '../../base/index.ts';
import type { Word } from '../../document/index.ts';
import type { Field, InvoiceLine } from '../../invoice/index.ts';
import { type LayoutPage, unite } from '../../layout/index.ts';
import { type Place, readField } from '../places/index.ts';
import { textOf } from './pieces.ts';

/** Confidence of what a line says, by what speaks for it. */
export const CONFIDENCE = {
  /** A number that the line's other numbers prove: quantity times price is the amount. */
  product: 0.88,
  /** A number that stands alone. */
  alone: 0.75,
  text: 0.8,
} as const;

/** A line whose sum may be before or after tax: the totals tell. */
export type RawLine = InvoiceLine & { amount?: Field<number> };

export function textField(words: readonly Word[], page: LayoutPage): Field<string> {
  const place = placeOf(words, page);
  return readField(place.text, place, CONFIDENCE.text, page);
}

export function numberField(
  value: number,
  words: readonly Word[],
  confidence: number,
  page: LayoutPage,
): Field<number> {
  return readField(value, placeOf(words, page), confidence, page);
}

function placeOf(words: readonly Word[], page: LayoutPage): Place {
  return {
    text: textOf(words),
    box: unite(words.map(({ box }) => box)),
    page: page.page,
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
    source: words.some(({ source }) => source === 'ocr') ? 'ocr' : 'text',
  };
}

/** A value that stands in the text of another field. */
export const atSamePlace = <Value>(
  { source, page, box }: Field<unknown>,
  value: Value,
  text: string,
  confidence: number,
): Field<Value> => ({ value, text, confidence, source, ...defined({ page, box }) });
