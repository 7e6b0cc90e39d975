import type { Invoice, Totals } from '../../invoice/index.ts';
import type { Reading } from '../reading/index.ts';
import { findCards } from './cards.ts';
import { withoutCarried } from './carried.ts';
import { likeliest } from './choose.ts';
import type { RawLine } from './fields.ts';
import { findHeaders } from './headers.ts';
import { findHeadless } from './headless/index.ts';
import { itemsOf, type LineTable } from './items.ts';
import { settle } from './settle.ts';
import { readTables } from './tables.ts';

/** More lines than this are no invoice: they would only make the answer long. */
const MOST_LINES = 2000;

/**
 * The items of the invoice. They are looked for in three ways: as the rows of a table below its headings, as cards of labels and values, and
 * line by line without any heading. The reading that the document's own arithmetic bears out best is taken. Empty where no items are
 * understood.
 * @param totals what the whole costs: tells sums before tax from sums with it
 */
export function findLines(reading: Reading, totals: Totals): Invoice['lines'] {
  const best = likeliest(
    [tabled(reading), findCards(reading), findHeadless(reading, totals)].map(withoutCarried),
    reading,
    totals,
  );
  return settle(best, totals).lines.slice(0, MOST_LINES);
}

/** The rows of the table that looks most like the one with the items; the same headings further down go on with it. */
function tabled(reading: Reading): RawLine[] {
  const tables = readTables(findHeaders(reading), reading)
    .filter(({ items }) => items.length > 0)
    .map((table) => itemsOf(table, reading));
  const best = tables.reduce<LineTable | undefined>((a, b) => (a && a.worth >= b.worth ? a : b), undefined);
  return tables.filter(({ signature }) => signature === best?.signature).flatMap(({ lines }) => lines);
}
