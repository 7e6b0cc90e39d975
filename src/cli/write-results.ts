import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Invoice, toDetails } from '../invoice/index.ts';
import { writeInvoice } from '../written/index.ts';
import type { FoundDocument } from './find-documents.ts';
import {
  type Format,
  formatCsvHeader,
  formatCsvRow,
  formatJson,
  formatText,
  isWritten,
} from './format-invoice.ts';

/** Where the results of a run go. */
export interface ResultWriter {
  /** Writes the result of one document, or remembers it as a row of the table. */
  write(document: FoundDocument, invoice: Invoice): Promise<void>;
  /** Writes the table, if the format has one. */
  end(): Promise<void>;
}

/** @param out the folder to write to; undefined for standard output */
export function createResultWriter(format: Format, out: string | undefined): ResultWriter {
  const rows: string[] = [];

  async function put(target: string, result: string): Promise<void> {
    if (out === undefined) process.stdout.write(result);
    else await writeWhole(join(out, target), result);
  }

  return {
    async write({ path, target }, invoice) {
      if (format !== 'csv') {
        await put(target, formatOne(invoice, format));
        return;
      }
      const details = toDetails(invoice);
      if (rows.length === 0) rows.push(formatCsvHeader(details));
      rows.push(formatCsvRow(path, details));
    },
    async end() {
      if (rows.length > 0) await put('details.csv', rows.join(''));
    },
  };
}

function formatOne(invoice: Invoice, format: Exclude<Format, 'csv'>): string {
  if (isWritten(format)) return writeInvoice(invoice, format).xml;
  return format === 'text' ? formatText(invoice) : formatJson(invoice, format);
}

/** Written under another name and then renamed, so that an interrupted run leaves no partial result. */
async function writeWhole(path: string, result: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, result);
  await rename(`${path}.part`, path);
}
