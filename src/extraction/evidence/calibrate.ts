import type { Field } from '../../invoice/index.ts';
import { rounded } from '../places/index.ts';
import type { Curve } from './curves.ts';
import type { Model } from './model.ts';

/** What the evidence says is seldom wholly for or against: beyond these a probability counts as this one. */
const [LEAST, MOST] = [0.02, 0.995];

/** Log-odds of a confidence that came from summed evidence. */
export function logOdds(confidence: number): number {
  const p = Math.min(MOST, Math.max(LEAST, confidence));
  return Math.log(p / (1 - p));
}

/** A confidence as it was observed on labelled documents. Order is kept: surer stays surer. */
export function calibrated(confidence: number, { slope, offset }: Curve): number {
  return 1 / (1 + Math.exp(-(slope * logOdds(confidence) + offset)));
}

/**
 * Turns evidence into frequencies: of the values of one kind given 0.9, about nine in ten are right. `fields` is a group of the
 * model, such as the seller; `path` is its name, '' for the invoice itself. Keys that hold no single field stay as they are.
 */
export function calibrate<Fields extends object>(fields: Fields, path: string, { curves }: Model): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => {
      const curve = curves.fields[path ? `${path}.${name}` : name] ?? curves.others;
      return [name, isField(value) ? withCurve(value, curve) : value];
    }),
  ) as Fields;
}

/** A field with its confidence, and those of what else it could be, as observed. */
function withCurve(field: Field<unknown>, curve: Curve): Field<unknown> {
  const observed = <Part extends { confidence: number }>(part: Part): Part => ({
    ...part,
    confidence: rounded(calibrated(part.confidence, curve)),
  });
  const { alternatives } = field;
  return { ...observed(field), ...(alternatives ? { alternatives: alternatives.map(observed) } : {}) };
}

function isField(value: unknown): value is Field<unknown> {
  return typeof value === 'object' && value !== null && 'confidence' in value && 'source' in value;
}
