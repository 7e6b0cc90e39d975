import type { Context } from './context.ts';
import { type Features, score } from './features.ts';
import type { Option } from './joint.ts';
import type { WeighedField } from './model.ts';

/** The likeliest of each field take part in a joint decision. */
const MOST_OPTIONS = 8;

/** The candidates of a field as options, weighed by the model, the likeliest first. */
export function weighOptions<Item>(
  { model: { weights, thresholds } }: Context,
  field: WeighedField,
  candidates: readonly Item[],
  featuresOf: (candidate: Item) => Features,
  keyOf: (candidate: Item) => string | number,
  most: number = MOST_OPTIONS,
): Option<Item>[] {
  return candidates
    .map((item) => {
      const logOdds = score(weights[field], featuresOf(item));
      return { item, key: keyOf(item), logOdds, gain: logOdds - thresholds[field] };
    })
    .sort((a, b) => b.logOdds - a.logOdds)
    .slice(0, most);
}
