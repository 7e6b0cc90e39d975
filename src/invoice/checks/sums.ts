import type { Adjustment, Finding, TaxSubtotal } from '../model.ts';
import { amountOf, type Check, formatMoney } from './finding.ts';

/** Each amount is rounded to a cent, so a sum may be off by half a cent for each part, and two cents more are tolerated. */
const slack = (parts: number) => 0.021 + 0.005 * parts;
const differ = (a: number, b: number, parts: number) => Math.abs(a - b) > slack(parts);

/** Net and tax make the gross, apart from discount, shipping, rounding and prepayment. */
export const netTaxGross: Check = ({ totals }) => {
  const [net, tax, gross] = [totals.net, totals.tax, totals.gross].map(amountOf);
  if (net === undefined || tax === undefined || gross === undefined) return [];
  const between = [
    totals.discount,
    totals.charges ?? totals.shipping,
    totals.rounding,
    totals.prepaid,
    totals.withholding,
  ].map((field) => amountOf(field) ?? 0);
  if (waysOf(between).some((extra) => !differ(net + tax + extra, gross, 3))) return [];
  return [
    {
      code: 'totals_do_not_add_up',
      severity: 'error',
      fields: ['totals.net', 'totals.tax', 'totals.gross'],
      message: `Net ${formatMoney(net)} and tax ${formatMoney(tax)} make ${formatMoney(net + tax)}, the total says ${formatMoney(gross)}.`,
      expected: round(net + tax),
      actual: gross,
    },
  ];
};

/** Every sum of some of the amounts, each added or subtracted; the empty sum first. */
function waysOf(amounts: readonly number[]): number[] {
  return amounts
    .filter((amount) => amount !== 0)
    .reduce((sums, amount) => sums.flatMap((sum) => [sum, sum + amount, sum - amount]), [0]);
}

/** The lines make the net, or with tax the gross, apart from what is taken off and added for the whole invoice. */
export const linesMakeNet: Check = ({ lines, totals }) => {
  const nets = lines.map(({ net }) => amountOf(net));
  const grosses = lines.map(({ gross }) => amountOf(gross));
  const [sums, target, path] =
    nets.length > 0 && nets.every((net) => net !== undefined)
      ? [nets, amountOf(totals.net), 'totals.net']
      : [grosses, amountOf(totals.gross), 'totals.gross'];
  if (target === undefined || sums.length === 0 || sums.some((sum) => sum === undefined)) return [];
  const sum = sums.reduce<number>((total, amount) => total + amount!, 0);
  const between = [totals.discount, totals.charges ?? totals.shipping, totals.rounding].map(
    (field) => amountOf(field) ?? 0,
  );
  if (waysOf(between).some((extra) => !differ(sum + extra, target, sums.length))) return [];
  return [
    {
      code: 'lines_do_not_add_up',
      severity: 'warning',
      fields: [path, 'lines'],
      message: `The ${sums.length} lines add up to ${formatMoney(sum)}, the invoice says ${formatMoney(target)}.`,
      expected: round(sum),
      actual: target,
    },
  ];
};

/** Quantity times price is the amount of the line, with or without its discount. */
export const linesMultiply: Check = ({ lines }) =>
  lines.flatMap((line, index): Finding[] => {
    const [quantity, price, discount] = [line.quantity, line.unitPrice, line.discount].map(amountOf);
    const amounts = [amountOf(line.net), amountOf(line.gross)].filter((amount) => amount !== undefined);
    if (quantity === undefined || price === undefined || amounts.length === 0) return [];
    const full = quantity * price;
    const adjusted = full + sumOf(line.charges) - sumOf(line.allowances);
    const expected = [full, full * (1 - (discount ?? 0) / 100), adjusted];
    // Prices are printed rounded: half a cent for each unit, and one cent for the amount.
    const tolerance = 0.011 + Math.abs(quantity) * 0.005;
    if (amounts.some((amount) => expected.some((one) => Math.abs(one - amount) <= tolerance))) return [];
    return [
      {
        code: 'line_does_not_multiply',
        severity: 'info',
        fields: [`lines.${index}.quantity`, `lines.${index}.unitPrice`, `lines.${index}.net`],
        message: `Line ${index + 1}: ${quantity} × ${formatMoney(price)} is ${formatMoney(full)}, not ${formatMoney(amounts[0]!)}.`,
        expected: round(full),
        actual: amounts[0]!,
      },
    ];
  });

const sumOf = (adjustments: readonly Adjustment[] = []): number =>
  adjustments.reduce((sum, { amount }) => sum + (amountOf(amount) ?? 0), 0);

/** Each tax is its rate times its base. */
export const rateTimesBase: Check = ({ taxes = [] }) =>
  taxes.flatMap((subtotal: TaxSubtotal, index): Finding[] => {
    const [rate, base, amount] = [subtotal.rate, subtotal.base, subtotal.amount].map(amountOf);
    if (rate === undefined || base === undefined || amount === undefined) return [];
    const expected = (rate * base) / 100;
    if (Math.abs(expected - amount) <= 0.02 + Math.abs(base) * 0.0005) return [];
    const path = `taxes.${index}`;
    return [
      {
        code: 'tax_is_not_rate_of_base',
        severity: 'warning',
        fields: [`${path}.rate`, `${path}.base`, `${path}.amount`],
        message: `${rate} % of ${formatMoney(base)} is ${formatMoney(expected)}, the invoice says ${formatMoney(amount)}.`,
        expected: round(expected),
        actual: amount,
      },
    ];
  });

/** The taxes of all rates add up to the total tax. */
export const taxesMakeTax: Check = ({ taxes = [], totals }) => {
  const amounts = taxes.map(({ amount }) => amountOf(amount));
  const tax = amountOf(totals.tax);
  if (tax === undefined || amounts.length === 0 || amounts.some((amount) => amount === undefined)) return [];
  const sum = amounts.reduce<number>((total, amount) => total + amount!, 0);
  if (!differ(sum, tax, amounts.length)) return [];
  return [
    {
      code: 'taxes_do_not_add_up',
      severity: 'warning',
      fields: ['totals.tax', 'taxes'],
      message: `The taxes of all rates add up to ${formatMoney(sum)}, the invoice says ${formatMoney(tax)}.`,
      expected: round(sum),
      actual: tax,
    },
  ];
};

/** The amount due is the gross, less what was paid and is kept back, plus what was owed before. */
export const grossMakesDue: Check = ({ totals }) => {
  const [gross, due] = [amountOf(totals.gross), amountOf(totals.amountDue)];
  if (gross === undefined || due === undefined) return [];
  // Some statements list payments of earlier debts, which have no field.
  if (totals.previousBalance && !totals.prepaid) return [];
  const [prepaid, kept, before, rounding] = [
    totals.prepaid,
    totals.withholding,
    totals.previousBalance,
    totals.rounding,
  ].map((field) => amountOf(field) ?? 0);
  const expected = gross - prepaid! - kept! + before!;
  if (!differ(expected, due, 3) || !differ(expected + rounding!, due, 3) || !differ(gross, due, 1)) return [];
  return [
    {
      code: 'amount_due_does_not_follow',
      severity: 'warning',
      fields: [
        'totals.gross',
        'totals.prepaid',
        'totals.withholding',
        'totals.previousBalance',
        'totals.amountDue',
      ],
      message: `Total, payments and previous balance make ${formatMoney(expected)}, but the invoice asks for ${formatMoney(due)}.`,
      expected: round(expected),
      actual: due,
    },
  ];
};

const round = (amount: number) => Math.round(amount * 100) / 100;
