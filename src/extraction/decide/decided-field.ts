import type { Alternative, Field } from '../../invoice/index.ts';
import { type Context, probability, type Rival } from '../evidence/index.ts';
import { fractions, type Located, readField, rounded } from '../places/index.ts';

/** Less likely values are no help to anybody who reviews. */
const LEAST_LIKELY = 0.02;

/** A decided value at its place, with what else it could be. */
export interface DecidedValue<Value, Item> {
  value: Value;
  place: Located<unknown>;
  /** Log-odds against all else that it could be. */
  sure: number;
  rivals: readonly Rival<Item>[];
  /** The value of a rival. */
  valueIn(item: Item): Value;
}

/** A decided value as a field of the invoice. */
export function decidedField<Value, Item>(
  context: Context,
  { value, place, sure, rivals, valueIn }: DecidedValue<Value, Item>,
): Field<Value> {
  const page = context.reading.layout.pageOf(place.segment);
  const field = readField(value, place, probability(sure), page);
  return withAlternatives(context, field, rivals, valueIn);
}

/** The field with what else it could be. */
export function withAlternatives<Value, Item>(
  { reading: { layout } }: Context,
  field: Field<Value>,
  rivals: readonly Rival<Item>[],
  valueIn: (item: Item) => Value,
): Field<Value> {
  const alternatives = rivals
    .map(({ option: { item, place }, sure }): Alternative<Value> => {
      const value = valueIn(item);
      const confidence = rounded(probability(sure));
      if (!place) return { value, text: String(value), confidence };
      const box = fractions(place.box, layout.pageOf(place.segment));
      return { value, text: place.text, confidence, page: place.page, box };
    })
    .filter(({ value, confidence }) => confidence >= LEAST_LIKELY && value !== field.value);
  return alternatives.length > 0 ? { ...field, alternatives } : field;
}
