import { defined } from '../../base/index.ts';
import type { Field, TaxSubtotal, Totals } from '../../invoice/index.ts';
import { shippingAmong, sumOfAdjustments } from './adjustments.ts';
import { parseNumber, parseText } from './fields.ts';
import type { RawInvoice, RawTax, Text } from './raw-invoice.ts';

export const assembleTotals = ({ totals: raw, allowances, charges }: RawInvoice): Totals =>
  defined({
    net: parseNumber(raw.net),
    tax: parseNumber(raw.tax),
    gross: parseNumber(raw.gross),
    discount: nonZero(raw.discount) ?? sumOfAdjustments(allowances),
    charges: nonZero(raw.charges) ?? sumOfAdjustments(charges),
    shipping: nonZero(raw.shipping) ?? sumOfAdjustments(shippingAmong(charges)),
    rounding: nonZero(raw.rounding),
    prepaid: nonZero(raw.prepaid),
    withholding: nonZero(raw.withholding),
    amountDue: parseNumber(raw.amountDue),
  });

/** Zero is stated where nothing was taken off, added or paid. */
function nonZero(text: Text): Field<number> | undefined {
  const field = parseNumber(text);
  return field?.value === 0 ? undefined : field;
}

/** The tax breakdown, without rates that nothing was charged at: some programs list every rate they know. */
export function assembleTaxes(taxes: readonly RawTax[]): TaxSubtotal[] | undefined {
  const subtotals = taxes.map(
    ({ rate, base, amount, category, exemptionReason }): TaxSubtotal =>
      defined({
        rate: parseNumber(rate),
        base: parseNumber(base),
        amount: parseNumber(amount),
        category: parseText(category),
        exemptionReason: parseText(exemptionReason),
      }),
  );
  const used = subtotals.filter(({ base, amount }) => base?.value !== 0 || (amount?.value ?? 0) !== 0);
  return used.length > 0 ? used : undefined;
}

/**
 * The rate of the whole invoice; none where there are several, or a part without one.
 * @param taxes the breakdown or, where there is none, the lines
 */
export function findOnlyRate(taxes: readonly RawTax[]): Field<number> | undefined {
  const used = taxes.filter(({ base }) => base === undefined || Number(base) !== 0);
  const fields = (used.length > 0 ? used : taxes).map(({ rate }) => parseNumber(rate));
  const [only, ...others] = fields;
  return only && others.every((field) => field?.value === only.value) ? only : undefined;
}
