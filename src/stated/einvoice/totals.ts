import type { Field, TaxSubtotal, Totals } from '../../invoice/index.ts';
import { present } from '../present.ts';
import { numberField, textField } from './fields.ts';
import type { RawTax, RawTotals, Text } from './raw.ts';

export const totalsOf = (raw: RawTotals): Totals =>
  present({
    net: numberField(raw.net),
    tax: numberField(raw.tax),
    gross: numberField(raw.gross),
    discount: nonZero(raw.discount),
    shipping: nonZero(raw.shipping),
    rounding: nonZero(raw.rounding),
    prepaid: nonZero(raw.prepaid),
    amountDue: numberField(raw.amountDue),
  });

/** Zero is stated where nothing was taken off, added or paid. */
function nonZero(text: Text): Field<number> | undefined {
  const field = numberField(text);
  return field?.value === 0 ? undefined : field;
}

/** The tax breakdown, without rates that nothing was charged at: some programs list every rate they know. */
export function subtotalsOf(taxes: readonly RawTax[]): TaxSubtotal[] | undefined {
  const subtotals = taxes.map(
    ({ rate, base, amount, exemptionReason }): TaxSubtotal =>
      present({
        rate: numberField(rate),
        base: numberField(base),
        amount: numberField(amount),
        exemptionReason: textField(exemptionReason),
      }),
  );
  const used = subtotals.filter(({ base, amount }) => base?.value !== 0 || (amount?.value ?? 0) !== 0);
  return used.length > 0 ? used : undefined;
}

/** The rate of the whole invoice; none where there are several, or a subtotal without one. */
export function onlyRate(taxes: readonly RawTax[]): Field<number> | undefined {
  const used = taxes.filter(({ base }) => base === undefined || Number(base) !== 0);
  const fields = (used.length > 0 ? used : taxes).map(({ rate }) => numberField(rate));
  const [only, ...others] = fields;
  return only && others.every((field) => field?.value === only.value) ? only : undefined;
}
