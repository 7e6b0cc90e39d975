import type { Located } from '../places/index.ts';
import type { Features, Weights } from './features.ts';
import type { WeighedField } from './model.ts';

/**
 * One joint decision over several fields: the best consistent whole wins, not each field's best.
 *
 * Every field takes one of its options or none. A whole is worth the sum of what its options gain and what the relations between them
 * add; all of it in log-odds. The search is exhaustive: fields are few, and options are the likeliest of each.
 */

/** A value that a field may take. */
export interface Option<Item = unknown> {
  item: Item;
  /** Options of one key are the same value, printed in several places. */
  key: string | number;
  /** Log-odds that it is right, by its own evidence. */
  logOdds: number;
  /** What it adds to a whole: `logOdds` above the threshold of its field. */
  gain: number;
  /** What `logOdds` comes from. */
  features: Features;
  weights: Weights;
  /** Where it is printed. */
  place: Located<unknown> | undefined;
}

/** One option a field, or none. `Items` names the fields, with what an option of each is. */
export type Chosen<Items> = { readonly [Name in keyof Items]?: Option<Items[Name]> };

export interface Variable<Items, Name extends keyof Items = keyof Items> {
  name: Name;
  /** By whose weights its options are weighed. */
  field: WeighedField;
  /** What it may be beside what is chosen for the fields before it. None is always allowed. */
  options(chosen: Chosen<Items>): readonly Option<Items[Name]>[];
  /** Whether two options are one value. By default those of one key are. */
  isSame?(a: Option<Items[Name]>, b: Option<Items[Name]>): boolean;
}

/** What options of several fields say of each other. */
export interface Relation<Items> {
  /** For those who ask why. */
  name: string;
  /** The fields that it looks at. */
  between: readonly (keyof Items)[];
  /** Log-odds that they add to the whole; −∞ forbids them together. Any of the fields may have no option. */
  weigh(chosen: Chosen<Items>): number;
}

export interface Whole<Items> {
  chosen: Chosen<Items>;
  /** Log-odds against choosing nothing. */
  sum: number;
}

/** Wholes this far behind the best in log-odds (1 in 160,000) count for nothing. */
const FAR = 12;

/** All wholes that count, the best first: at least the one in which nothing is chosen. Fields are chosen in the order of `variables`. */
export function rankWholes<Items>(
  variables: readonly { [Name in keyof Items]: Variable<Items, Name> }[keyof Items][],
  relations: readonly Relation<Items>[],
): Whole<Items>[] {
  const names = variables.map(({ name }) => name);
  // A relation is weighed as soon as the last of its fields is chosen.
  const dueAfter = names.map((_, at) =>
    relations.filter(({ between }) => Math.max(...between.map((name) => names.indexOf(name))) === at),
  );
  const wholes: Whole<Items>[] = [];
  let best = -Infinity;
  const chosen: { [Name in keyof Items]?: Option<Items[Name]> } = {};
  const choose = (at: number, sum: number): void => {
    if (at === names.length) {
      if (sum < best - FAR) return;
      best = Math.max(best, sum);
      wholes.push({ chosen: { ...chosen }, sum });
      return;
    }
    const { name, options } = variables[at]!;
    const tryOne = (gain: number) => {
      let all = sum + gain;
      for (const relation of dueAfter[at]!) all += relation.weigh(chosen);
      if (all !== -Infinity) choose(at + 1, all);
    };
    delete chosen[name];
    tryOne(0);
    for (const option of options(chosen)) {
      chosen[name] = option as Option<Items[typeof name]>;
      tryOne(option.gain);
    }
    delete chosen[name];
  };
  choose(0, 0);
  return wholes.filter(({ sum }) => sum >= best - FAR).sort((a, b) => b.sum - a.sum);
}

/** Beyond these log-odds nothing is surer. */
const MOST_SURE = 12;

/** Log-odds that a field's value is that of the option, against all else that it could be, nothing among it. Within ±12. */
export function sureness<Items, Name extends keyof Items>(
  wholes: readonly Whole<Items>[],
  { name, isSame = (a, b) => a.key === b.key }: Variable<Items, Name>,
  option: Option<Items[Name]>,
): number {
  const most = wholes[0]?.sum ?? 0;
  let [own, others] = [0, 0];
  for (const { chosen, sum } of wholes) {
    const other = chosen[name];
    const part = Math.exp(sum - most);
    if (other && isSame(other, option)) own += part;
    else others += part;
  }
  return Math.max(-MOST_SURE, Math.min(MOST_SURE, Math.log(own / others)));
}

/** What was decided of a field. */
export interface Decision<Item> {
  option: Option<Item>;
  /** Log-odds of its value against all else that it could be, as `sureness` has it. */
  sure: number;
  /** What else it could be, the likeliest first, each with the same. */
  rivals: readonly Rival<Item>[];
}

export interface Rival<Item> {
  option: Option<Item>;
  sure: number;
}

/** So many rivals are kept. */
const MOST_RIVALS = 3;

/** Other values that a field has in the wholes, the likeliest first; `chosen` and what is the same value is none of them. */
export function rivalsOf<Items, Name extends keyof Items>(
  wholes: readonly Whole<Items>[],
  variable: Variable<Items, Name>,
  chosen: Option<Items[Name]> | undefined,
): Rival<Items[Name]>[] {
  const isSame = variable.isSame ?? ((a, b) => a.key === b.key);
  const found: Option<Items[Name]>[] = [];
  for (const whole of wholes) {
    const option: Option<Items[Name]> | undefined = whole.chosen[variable.name];
    if (!option || (chosen && isSame(option, chosen)) || found.some((one) => isSame(one, option))) continue;
    found.push(option);
    if (found.length === MOST_RIVALS) break;
  }
  return found.map((option) => ({ option, sure: sureness(wholes, variable, option) }));
}

export interface Decided<Items> {
  decisions: { readonly [Name in keyof Items]?: Decision<Items[Name]> };
  /** The wholes that there were to choose from, the best first. */
  wholes: readonly Whole<Items>[];
}
