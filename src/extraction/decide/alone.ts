import {
  type Context,
  type Decision,
  decideJointly,
  type Features,
  type WeighedField,
  weighOptions,
} from '../evidence/index.ts';

/** A field that was decided by itself. */
export type Choice<Item> = Decision<Item>;

/** The best candidate of a field that no other is decided with; undefined where none is likely enough. */
export function chooseAlone<Item>(
  context: Context,
  field: WeighedField,
  candidates: readonly Item[],
  featuresOf: (candidate: Item) => Features,
  keyOf: (candidate: Item) => string | number,
): Choice<Item> | undefined {
  const options = weighOptions(context, field, candidates, featuresOf, keyOf);
  return decideJointly<{ it: Item }>([{ name: 'it', options: () => options }], []).decisions.it;
}
