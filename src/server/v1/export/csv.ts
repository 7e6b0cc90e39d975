import { csvRow } from '../../../base/index.ts';
import type { Invoice } from '../../../invoice/index.ts';
import { listInvoicePaths, listLinePaths, listLines, listValues } from './fields.ts';

/** A row for each line, the invoice's own fields repeated on each; a single row where there are no lines. */
export function toCsv(invoice: Invoice): string {
  const own = listInvoicePaths();
  const ofLines = listLinePaths();
  const text = (value: string | number | undefined) => String(value ?? '');
  const shared = listValues(invoice, own).map(text);
  const rows = listLines(invoice).map((line) => csvRow([...shared, ...listValues(line, ofLines).map(text)]));
  return [csvRow([...own, ...ofLines.map((path) => `line.${path}`)]), ...rows].join('');
}
