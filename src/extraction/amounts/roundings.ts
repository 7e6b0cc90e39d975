import type { Context, Features } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import type { Amount } from '../values/index.ts';

/** Totals are rounded to at most five of the currency: by half of that. */
export const MOST_ROUNDING = 2.5;
/** Cash totals are rounded to five or ten hundredths: by no more than this, with a hair for the arithmetic. */
const CASH_ROUNDING = 0.051;
/** Sums of one and less are rounded to nothing. */
const LEAST_TOTAL = 1;
/** Two sums are this far apart where the printed rounding is between them, to half a cent. */
const HALF_CENT = 0.005;
/** A label this strong makes a sum a rounding. */
const LABELLED = 0.4;
/** Twentieths of the currency: what cash is rounded to. */
const CASH_STEPS = 20;
/** Less than this is the arithmetic's own error. */
const NOTHING = 1e-6;
const STEPS = [5, 1, 0.5, 0.1, 0.05] as const;

const isMultiple = (value: number, parts: number) =>
  Math.abs(value * parts - Math.round(value * parts)) < NOTHING;
const isCashRounded = (value: number) => isMultiple(value, CASH_STEPS);
const isNear = (a: number, b: number) => a !== b && Math.abs(a - b) <= CASH_ROUNDING;

/** How round a sum is: the larger, the rounder. */
function coarseness(value: number): number {
  const step = STEPS.findIndex((unit) => Math.abs(value / unit - Math.round(value / unit)) < NOTHING);
  return step < 0 ? 0 : STEPS.length - step;
}

/** Tells of a sum whether it is rounded, or the one before it is, where the document prints a rounding. */
export function roundingFeatures(
  context: Context,
  amounts: readonly Located<Amount>[],
  values: readonly number[],
): (value: number) => Features {
  if (!context.reading.labels.some(({ value }) => value.role === 'rounding'))
    return () => ({ rounded: 0, unrounded: 0 });
  const printed = printedRoundings(context, amounts, values);
  return (value) => {
    const isTotal = Math.abs(value) > LEAST_TOTAL;
    const near = isTotal ? values.filter((other) => isNear(other, value)) : [];
    // "Rounding 22.90" beside a total of 22.91 is the rounded total.
    const apart = isTotal
      ? values.filter((other) => printed.some((sum) => Math.abs(Math.abs(other - value) - sum) < HALF_CENT))
      : [];
    const isRounded =
      (isCashRounded(value) && near.length > 0) ||
      apart.some((other) => coarseness(value) > coarseness(other));
    const isUnrounded =
      (!isCashRounded(value) && near.some(isCashRounded)) ||
      apart.some((other) => coarseness(value) < coarseness(other));
    return {
      ...(isRounded ? { 'left.rounding': 0 } : {}),
      rounded: isRounded ? 1 : 0,
      unrounded: isUnrounded ? 1 : 0,
    };
  };
}

/** Sums that a label beside them makes a rounding, without their sign. */
function printedRoundings(
  { labelling }: Context,
  amounts: readonly Located<Amount>[],
  values: readonly number[],
): number[] {
  return values.flatMap((value, i) => {
    const sum = Math.abs(value);
    if (sum === 0 || sum > MOST_ROUNDING) return [];
    const evidence = labelling.evidence(amounts[i]!, amounts);
    return evidence.some(({ label, strength }) => label.value.role === 'rounding' && strength > LABELLED)
      ? [sum]
      : [];
  });
}
