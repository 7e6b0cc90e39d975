import type { Weights } from '../features.ts';
import { BY_HAND } from './by-hand.ts';
import { LEARNT } from './learnt.ts';

export { BY_HAND } from './by-hand.ts';
export { CONSISTENCY, PAIRS } from './relations.ts';
export { THRESHOLDS } from './thresholds.ts';

/** Log-odds per piece of evidence, per field: set by hand, then corrected by what labelled documents taught. */
export const WEIGHTS = Object.fromEntries(
  Object.entries<Weights>(BY_HAND).map(([field, byHand]) => [field, corrected(byHand, LEARNT[field] ?? {})]),
) as Record<keyof typeof BY_HAND, Weights>;

function corrected(byHand: Weights, learnt: Weights): Weights {
  return Object.fromEntries(
    Object.entries(byHand).map(([name, weight]) => [name, weight + (learnt[name] ?? 0)]),
  );
}
