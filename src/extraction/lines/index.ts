import type { Invoice, Totals } from '../../invoice/index.ts';
import type { Reading } from '../reading/index.ts';
import { findCards } from './cards.ts';
import { findHeaders } from './headers.ts';
import { itemsOf, type LineTable } from './items.ts';
import { settle } from './settle.ts';
import { readTables } from './tables.ts';
import { findHeadless } from './headless/index.ts';

/** More lines than this are no invoice: they would only make the answer long. */
const MOST_LINES = 2000;

/** Of the lines of a table whose sum is not the invoice's, this part must be quantity times price. */
const LEAST_PROVEN = 0.5;

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
  // The same headings on the next page go on with the same table.
  const kin = tables.filter(({ signature }) => signature === best?.signature);
  const proven = kin.reduce((sum, table) => sum + table.proven, 0);
  const cards = findCards(reading);
  if (cards.length > proven) return settle(cards, totals).lines.slice(0, MOST_LINES);
  const { lines, agrees } = settle(
    kin.flatMap(({ lines }) => lines),
    totals,
  );
  if (agrees || (proven > 0 && proven >= LEAST_PROVEN * lines.length)) return lines.slice(0, MOST_LINES);
  const found = settle(findHeadless(reading, totals), totals).lines;
  if (found.length > 0) return found;
  // A till slip's headings rarely stand above what they head; a sheet's do.
  return reading.layout.pages.some(({ narrow }) => narrow) ? [] : lines.slice(0, MOST_LINES);
}

