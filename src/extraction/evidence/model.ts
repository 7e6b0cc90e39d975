import { CURVES, type Curve, OTHERS } from './curves.ts';
import type { Weights } from './features.ts';
import { CONSISTENCY, PAIRS, THRESHOLDS, WEIGHTS } from './weights/index.ts';

/** A field whose candidates are weighed by a table of weights. */
export type WeighedField = keyof typeof WEIGHTS;

/**
 * All numbers that decisions rest on, as data: what a training hands in differs in some, and what is not handed in stays as it is.
 */
export interface Model {
  /** Log-odds per piece of evidence, per field. */
  weights: Readonly<Record<WeighedField, Weights>>;
  /** Log-odds below which a field stays empty. */
  thresholds: Readonly<Record<WeighedField, number>>;
  /** Log-odds that net, tax and gross give each other. */
  consistency: Readonly<typeof CONSISTENCY>;
  /** Log-odds that a name and an address give each other. */
  pairs: Readonly<typeof PAIRS>;
  /** How evidence becomes confidence, by path in the invoice; `others` for fields that have no curve of their own. */
  curves: { readonly fields: Readonly<Record<string, Curve>>; readonly others: Curve };
}

/** The model as it was learnt. */
export const MODEL: Model = {
  weights: WEIGHTS,
  thresholds: THRESHOLDS,
  consistency: CONSISTENCY,
  pairs: PAIRS,
  curves: { fields: CURVES, others: OTHERS },
};
