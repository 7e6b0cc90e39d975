import type { LabelEvidence } from './relations/index.ts';

/** Named evidence for one candidate of one field; 0 where absent, about 1 where full. */
export type Features = Record<string, number>;

/** Evidence that is there or not. */
export const flags = (facts: Readonly<Record<string, boolean>>): Features =>
  Object.fromEntries(Object.entries(facts).map(([name, is]) => [name, is ? 1 : 0]));

/** Log-odds that each piece of evidence adds. */
export type Weights = Readonly<Record<string, number>>;

/** Log-odds that a candidate is right. Unknown names in `features` weigh nothing. */
export function score(weights: Weights, features: Features): number {
  let sum = weights.bias ?? 0;
  for (const name in features) sum += (weights[name] ?? 0) * features[name]!;
  return sum;
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Label evidence as features `left.<role>`, `above.<role>`, `column.<role>`, each the strongest label of that role, and the
 * same with `>` or `<` before the role where the label names the buyer or the seller.
 */
export function labelFeatures(evidence: readonly LabelEvidence[]): Features {
  const features: Features = {};
  const add = (name: string, strength: number) => {
    features[name] = Math.max(features[name] ?? 0, strength);
  };
  for (const { label, relation, strength } of evidence) {
    const { role, party } = label.value;
    add(featureName(relation, role), strength);
    if (party) add(party === 'buyer' ? '>.label' : '<.label', strength);
  }
  return features;
}

/** Each name is put together once: a page asks for them thousands of times. */
const names = new Map<string, Map<string, string>>();

function featureName(relation: string, role: string): string {
  let roles = names.get(relation);
  if (!roles) {
    roles = new Map();
    names.set(relation, roles);
  }
  let name = roles.get(role);
  if (name === undefined) {
    name = `${relation}.${role}`;
    roles.set(role, name);
  }
  return name;
}
