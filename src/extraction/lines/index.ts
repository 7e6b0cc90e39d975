import type { Invoice, InvoiceLine, Totals } from '../../invoice/index.ts';
import type { Reading } from '../reading.ts';
import { findHeaders } from './headers.ts';
import { itemsOf, type LineTable } from './items.ts';
import { readTables } from './tables.ts';

/** More lines than this are no invoice: they would only make the answer long. */
const MOST_LINES = 2000;

/**
 * The items of the invoice's table: from the line of headings, the columns below it, and the rule that quantity times price is
 * the amount. Empty where no table of items is understood.
 * @param totals what the whole costs: tells sums before tax from sums with it
 */
export function findLines(reading: Reading, totals: Totals): Invoice['lines'] {
  const tables = readTables(findHeaders(reading), reading)
    .filter(({ items }) => items.length > 0)
    .map((table) => itemsOf(table, reading));
  const best = tables.reduce<LineTable | undefined>((a, b) => (a && a.worth >= b.worth ? a : b), undefined);
  if (!best) return [];
  // The same headings on the next page go on with the same table.
  const kin = tables.filter(({ signature }) => signature === best.signature);
  return settle(
    kin.flatMap(({ lines }) => lines),
    totals,
  ).slice(0, MOST_LINES);
}

/** Confidence that lines gain when their sum is the invoice's, and lose when it is known and they do not. */
const AGREES = 0.08;
const DISAGREES = 0.15;

/** Decides whether a sum that may be either is before or after tax, and how sure the lines are, by the totals. */
function settle(
  lines: readonly (InvoiceLine & { amount?: InvoiceLine['net'] })[],
  totals: Totals,
): InvoiceLine[] {
  const sumOf = (key: 'amount' | 'net' | 'gross') =>
    lines.reduce((sum, line) => sum + (line[key]?.value ?? 0), 0);
  const is = (sum: number, total: { value: number } | undefined) =>
    total !== undefined &&
    sum !== 0 &&
    Math.abs(Math.abs(sum) - Math.abs(total.value)) <= 0.011 + 0.005 * lines.length;
  const amount = sumOf('amount');
  const withTax = is(amount, totals.gross) && !is(amount, totals.net);
  const agrees =
    is(amount, totals.net) ||
    is(amount, totals.gross) ||
    is(sumOf('net'), totals.net) ||
    is(sumOf('gross'), totals.gross);
  const known = totals.net !== undefined || totals.gross !== undefined;
  const shift = agrees ? AGREES : known ? -DISAGREES : 0;
  return lines.map(({ amount, ...line }) => {
    const sums = { ...line };
    if (amount) {
      if (withTax || line.net) sums.gross ??= amount;
      else sums.net ??= amount;
    }
    return Object.fromEntries(
      Object.entries(sums).map(([key, field]) => [
        key,
        {
          ...field,
          confidence: Math.round(Math.min(0.98, Math.max(0.05, field.confidence + shift)) * 1000) / 1000,
        },
      ]),
    );
  });
}
