import { csvRow } from '../../../base/index.ts';
import type { Invoice } from '../../../invoice/index.ts';
import { INVOICE_PATHS, LINE_PATHS, linesOrOne, valuesAt } from './fields.ts';

/** A row for each line, the invoice's own fields repeated on each; a single row where there are no lines. */
export function toCsv(invoice: Invoice): string {
  const own = INVOICE_PATHS();
  const ofLines = LINE_PATHS();
  const text = (value: string | number | undefined) => String(value ?? '');
  const shared = valuesAt(invoice, own).map(text);
  const rows = linesOrOne(invoice).map((line) => csvRow([...shared, ...valuesAt(line, ofLines).map(text)]));
  return [csvRow([...own, ...ofLines.map((path) => `line.${path}`)]), ...rows].join('');
}
