import type { Invoice, Totals } from '../../invoice/index.ts';
import type { Reading } from '../reading.ts';
import { findHeaders } from './headers.ts';
import { itemsOf, type LineTable } from './items.ts';
import { settle } from './settle.ts';
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
