import type { Located } from '../places/index.ts';
import type { Context } from './context.ts';
import { type Features, score } from './features.ts';
import type { Option } from './joint.ts';
import type { WeighedField } from './model.ts';
import { ROLE_OF, seenAs } from './word-roles.ts';

/** The likeliest of each field take part in a joint decision. */
const MOST_OPTIONS = 8;

/** How the candidates of a field are weighed. */
export interface Weighing<Item> {
  features(candidate: Item): Features;
  /** What tells one value from another. */
  key(candidate: Item): string | number;
  place(candidate: Item): Located<unknown> | undefined;
  /** How many of the likeliest are kept. */
  most?: number;
}

/** With what a page model takes its words for, as `seen` and `seenShare`, where one has seen the page and the field has a role. */
export function withSeen(
  { reading, roles }: Context,
  field: WeighedField,
  features: Features,
  place: Located<unknown> | undefined,
): Features {
  const role = ROLE_OF[field];
  if (!roles || !role || !place) return features;
  const seen = seenAs(roles, place, reading.layout.pageOf(place.segment), role);
  return seen ? { ...features, ...seen } : features;
}

/** The candidates of a field as options, weighed by the model, the likeliest first. */
export function weighOptions<Item>(
  context: Context,
  field: WeighedField,
  candidates: readonly Item[],
  { features: featuresOf, key, place, most = MOST_OPTIONS }: Weighing<Item>,
): Option<Item>[] {
  const { model } = context;
  const weights = model.weights[field];
  return candidates
    .map((item) => {
      const features = withSeen(context, field, featuresOf(item), place(item));
      const logOdds = score(weights, features);
      const gain = logOdds - model.thresholds[field];
      return { item, key: key(item), logOdds, gain, features, weights, place: place(item) };
    })
    .sort((a, b) => b.logOdds - a.logOdds)
    .slice(0, most);
}
