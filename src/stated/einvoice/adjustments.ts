import { defined } from '../../base/index.ts';
import type { Adjustment, Field } from '../../invoice/index.ts';
import { makeField, parseNumber, parseText } from './fields.ts';
import type { RawAdjustment } from './raw-invoice.ts';
import { speaksOfShipping } from './shipping.ts';

/** A list without those of nothing; undefined where none is left. */
export function assembleAdjustments(raw: readonly RawAdjustment[] = []): Adjustment[] | undefined {
  const adjustments = raw
    .map(({ amount, base, percent, rate, reason }) =>
      defined({
        amount: parseNumber(amount),
        base: parseNumber(base),
        percent: parseNumber(percent),
        taxRate: parseNumber(rate),
        reason: parseText(reason),
      }),
    )
    .filter(({ amount }) => amount !== undefined && amount.value !== 0);
  return adjustments.length > 0 ? adjustments : undefined;
}

/** What the amounts of a list make together; undefined for none. */
export function sumOfAdjustments(raw: readonly RawAdjustment[] = []): Field<number> | undefined {
  const amounts = raw.flatMap(({ amount }) => parseNumber(amount) ?? []);
  const [only] = amounts;
  if (amounts.length < 2) return only;
  const sum = Number(amounts.reduce((total, { value }) => total + value, 0).toFixed(CENTS));
  return { ...makeField(sum, String(sum)), source: 'derived' };
}

/** Decimal places of a sum: no currency has more. Beyond them is the noise of binary fractions. */
const CENTS = 4;

/** UNTDID 7161: freight, delivery, packing, transport and what goes with them. */
const SHIPPING_CODES = new Set([
  'AAA',
  'ABL',
  'ADJ',
  'ADK',
  'CAD',
  'DL',
  'FC',
  'FI',
  'PC',
  'PN',
  'SH',
  'SAA',
  'TD',
]);

/** The charges for shipping, by their code or by what is said of them. */
export const shippingAmong = (charges: readonly RawAdjustment[] = []): RawAdjustment[] =>
  charges.filter(({ reason, reasonCode }) =>
    reasonCode ? SHIPPING_CODES.has(reasonCode) : reason !== undefined && speaksOfShipping(reason),
  );
