import type { Weights } from '../features.ts';

/** What speaks against every one of them: columns of the items, prose, numbers that are no money. */
const COMMON: Weights = {
  'column.quantity': -2,
  'above.quantity': -2,
  'left.quantity': -2,
  'above.unit_price': -2,
  'column.unit_price': -1.5,
  'column.line_amount': -0.4,
  'left.item_number': -2,
  'left.position': -2,
  'left.tax': -1.5,
  'left.net': -1.5,
  sentence: -1.5,
  odd: -2,
  whole: -2.5,
  zero: -3,
  cents: 0.6,
  money: 0.5,
  low: 1,
};
const label = (role: string, left: number, above: number): Weights => ({
  [`left.${role}`]: left,
  [`above.${role}`]: above,
});
/** Sums besides net, tax and gross. */
export const OTHER_SUMS = {
  discount: { bias: -4.2, ...COMMON, ...label('discount', 4.6, 1.6), 'left.payment_terms': -4 },
  shipping: { bias: -4.2, ...COMMON, ...label('shipping', 4.6, 2) },
  rounding: { bias: -4, ...COMMON, ...label('rounding', 5, 2), zero: 0, rounded: -3 },
  prepaid: {
    bias: -4.2,
    ...COMMON,
    ...label('prepaid', 5, 3),
    'left.amount_paid': 4.8,
    'above.amount_paid': 2.5,
    'left.amount_due': -2,
    'left.change_cash': -3,
  },
  withholding: { bias: -4, ...COMMON, ...label('withholding', 5, 3), 'left.tax': 0 },
  previousBalance: { bias: -4.2, ...COMMON, ...label('previous_balance', 5, 3.4) },
  amountDue: {
    bias: -4.2,
    ...COMMON,
    ...label('amount_due', 5, 3.6),
    'left.gross': 0.6,
    largest: 0.4,
    // "Betrag" heads a column of the items.
    'above.line_amount': -3.5,
    'column.line_amount': -1,
  },
} satisfies Record<string, Weights>;
