import { type Invoice, toDetails } from '../../../invoice/index.ts';
import { applyCorrections, type Task } from '../../../tasks/index.ts';
import { type WrittenFormat, writeInvoice } from '../../../written/index.ts';
import type { EXPORT_FORMATS } from '../schemas.ts';
import { toCsv } from './csv.ts';
import { toXlsx } from './xlsx.ts';

export interface Exported {
  type: string;
  extension: string;
  content: string | Buffer;
}

const json = (invoice: Invoice) => JSON.stringify({ details: toDetails(invoice), invoice }, null, 2);

/** What the format asks for and the invoice does not say is left out: the invoice's own findings name what was not read. */
const electronic = (format: WrittenFormat) => ({
  type: 'application/xml',
  extension: 'xml',
  write: (invoice: Invoice) => writeInvoice(invoice, format).xml,
});

const FORMATS: Record<
  (typeof EXPORT_FORMATS)[number],
  Omit<Exported, 'content'> & { write: (invoice: Invoice) => string | Buffer }
> = {
  json: { type: 'application/json', extension: 'json', write: json },
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv', write: toCsv },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: toXlsx,
  },
  ubl: electronic('ubl'),
  cii: electronic('cii'),
  xrechnung: electronic('xrechnung'),
  peppol: electronic('peppol'),
};

/** A completed task's invoice, corrections applied, as a file for other programs. */
export function exportInvoice(task: Task, format: keyof typeof FORMATS): Exported {
  const invoice = applyCorrections(task);
  if (!invoice) throw new Error('a completed task has no result');
  const { type, extension, write } = FORMATS[format];
  return { type, extension, content: write(invoice) };
}
