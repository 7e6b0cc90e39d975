import {
  type Context,
  type Decision,
  decideJointly,
  type WeighedField,
  type Weighing,
  weighOptions,
} from '../evidence/index.ts';

/** A field that was decided by itself. */
export type Choice<Item> = Decision<Item>;

/** The best candidate of a field that no other is decided with; undefined where none is likely enough. */
export function chooseAlone<Item>(
  context: Context,
  field: WeighedField,
  candidates: readonly Item[],
  weighing: Weighing<Item>,
): Choice<Item> | undefined {
  const options = weighOptions(context, field, candidates, weighing);
  return decideJointly<{ it: Item }>(context, [{ name: 'it', field, options: () => options }], []).decisions
    .it;
}
