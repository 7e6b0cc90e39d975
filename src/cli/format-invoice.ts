import { csvRow } from '../base/index.ts';
import { type Details, type Field, type Invoice, toDetails } from '../invoice/index.ts';
import { WRITTEN_FORMATS, type WrittenFormat } from '../written/index.ts';

/** The formats in which `read` writes a result. */
export type Format = 'details' | 'invoice' | 'text' | 'csv' | WrittenFormat;

export const FORMATS: readonly Format[] = ['details', 'invoice', 'text', 'csv', ...WRITTEN_FORMATS];

export const isWritten = (format: Format): format is WrittenFormat =>
  WRITTEN_FORMATS.some((written) => written === format);

/** The 17-key payload, or the whole model, as JSON. */
export const formatJson = (invoice: Invoice, format: 'details' | 'invoice'): string =>
  `${JSON.stringify(format === 'details' ? toDetails(invoice) : invoice, null, 2)}\n`;

/** Control characters: a text layer may hold escape sequences that would control the terminal. */
const CONTROL = /\p{Cc}/gu;

/** For people: one line for each field, with its confidence and where it was found. */
export function formatText(invoice: Invoice): string {
  const { seller, buyer, totals, payeeAccount: payee } = invoice;
  const rows: [string, Field<string | number> | undefined][] = [
    ['Invoice number', invoice.invoiceNumber],
    ['Issue date', invoice.issueDate],
    ['Due date', invoice.dueDate],
    ['Supplier', seller.name],
    ['  address', seller.address],
    ['  email', seller.email],
    ['  phone', seller.phone],
    ['  tax id', seller.taxId],
    ['Receiver', buyer.name],
    ['  address', buyer.address],
    ['  tax id', buyer.taxId],
    ['Currency', invoice.currency],
    ['Net amount', totals.net],
    ['Tax', totals.tax],
    ['Tax rate, %', invoice.vatRate],
    ['Total amount', totals.gross],
    ['Bank', payee.bankName],
    ['  BIC', payee.bic],
    ['  account', payee.account],
  ];
  const lines = rows.map(([label, field]) => {
    if (!field) return `${label.padEnd(16)}–`;
    const place = field.page === undefined ? field.source : `page ${field.page}`;
    return `${label.padEnd(16)}${field.value}   (${Math.round(field.confidence * 100)} %, ${place})`;
  });
  const remarks = [...invoice.findings.map((finding) => finding.message), ...invoice.warnings];
  return [...lines, ...itemTable(invoice.lines), ...remarks.map((remark) => `! ${remark}`), '']
    .map((line) => line.replace(CONTROL, ' '))
    .join('\n');
}

/** The lines of the invoice as columns of quantity, unit, price, amount and description; empty where there are none. */
function itemTable(lines: Invoice['lines']): string[] {
  const rows = lines.map(({ quantity, unit, unitPrice, net, gross, description }) => [
    String(quantity?.value ?? '').padStart(8),
    (unit?.value ?? '').slice(0, 8).padEnd(8),
    (unitPrice?.value.toFixed(2) ?? '').padStart(12),
    ((net ?? gross)?.value.toFixed(2) ?? '').padStart(12),
    ` ${description?.value ?? ''}`,
  ]);
  return rows.length > 0 ? ['', ...rows.map((cells) => cells.join(' ').trimEnd()), ''] : [];
}

/** The columns of the CSV table: the file, then the 17 keys. A missing value is an empty cell. */
export const formatCsvHeader = (details: Details): string => csvRow(['file', ...Object.keys(details)]);

export function formatCsvRow(file: string, details: Details): string {
  return csvRow([file, ...Object.values(details).map((value) => (value === -1 ? '' : String(value)))]);
}
