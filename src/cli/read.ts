import { parseArgs } from 'node:util';
import type { Invoice } from '../invoice/index.ts';
import { findLanguage } from '../knowledge/index.ts';
import type { ReadSettings } from '../pipeline/index.ts';
import { writeInvoice } from '../written/index.ts';
import { openFileReader } from './file-reader.ts';
import { type FoundDocument, findDocuments } from './find-documents.ts';
import { FORMATS, type Format, isWritten } from './format-invoice.ts';
import { createProgressBar } from './progress.ts';
import { UsageError } from './report-error.ts';
import { resolveUserPath } from './resolve-user-path.ts';
import { createResultWriter, type ResultWriter } from './write-results.ts';

const USAGE = `Usage: inkvoice read FILE|FOLDER… [OPTIONS]

Reads invoices: JPEG, PNG, WebP, GIF, TIFF, BMP, PDF, and electronic ones as XML. Folders are searched for files of these kinds.

  --out DIR         write one result per document to DIR; required for more than one document
                    (csv: one table for all documents, DIR/details.csv, or standard output)
  --format FORMAT   details   the 17 keys as JSON (default)
                    invoice   the whole model as JSON: confidence, source, page and box of each field
                    text      for people
                    csv       a table, one row per document
                    ubl, cii, xrechnung, peppol
                              an electronic invoice of the first invoice; what the format asks for and
                              was not read is left out and named on standard error
  --language NAME   a hint, such as German; the language of the page is recognised anyway
  --force-ocr       read the picture even where a PDF has a text layer or embedded XML
  --help            show this text

A document that cannot be read is reported on standard error and the others are still read; the exit code is then 1.
`;

const EXTENSIONS: Record<Format, string> = {
  details: '.json',
  invoice: '.json',
  text: '.txt',
  csv: '.csv',
  ubl: '.xml',
  cii: '.xml',
  xrechnung: '.xml',
  peppol: '.xml',
};

interface ReadCommand {
  paths: string[];
  format: Format;
  /** The folder to write to; undefined for standard output. */
  out: string | undefined;
  settings: ReadSettings;
}

/** Reads files and folders. Resolves to the exit code: 0, or 1 when a document could not be read. */
export async function runRead(argv: string[]): Promise<number> {
  const command = parseCommand(argv);
  if (!command) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { paths, format, out } = command;
  const { documents, unreachable } = await findDocuments(paths, EXTENSIONS[format]);
  for (const { path, reason } of unreachable) process.stderr.write(`${path}: ${reason}\n`);
  if (documents.length === 0) {
    if (unreachable.length === 0) process.stderr.write('There are no pictures or PDFs to read.\n');
    return 1;
  }
  if (out === undefined && format !== 'csv' && documents.length > 1)
    throw new UsageError(`There are ${documents.length} documents: say where to write with --out DIR.`);
  const failures = await readAll(documents, command, createResultWriter(format, out));
  if (failures > 0 && documents.length > 1)
    process.stderr.write(`${failures} of ${documents.length} documents could not be read.\n`);
  return failures + unreachable.length > 0 ? 1 : 0;
}

/** What the arguments ask for; undefined when they ask for help. @throws UsageError */
function parseCommand(argv: string[]): ReadCommand | undefined {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      format: { type: 'string', default: 'details' },
      language: { type: 'string' },
      'force-ocr': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { out, language, 'force-ocr': forceOcr } = values;
  const format = FORMATS.find((name) => name === values.format);
  if (!format)
    throw new UsageError(`There is no format "${values.format}": use one of ${FORMATS.join(', ')}.`);
  if (language !== undefined && !findLanguage(language))
    throw new UsageError(`The language "${language}" is not known.`);
  if (positionals.length === 0) throw new UsageError('Name at least one file or folder to read.');
  return {
    paths: positionals.map(resolveUserPath),
    format,
    out: out === undefined ? undefined : resolveUserPath(out),
    settings: { forceOcr, ...(language === undefined ? {} : { language }) },
  };
}

/** What could not be read, and what an electronic invoice lacks. */
function remarksOn(invoice: Invoice, format: Format): string[] {
  const missing = isWritten(format) ? writeInvoice(invoice, format).findings : [];
  return [...invoice.warnings, ...missing.map(({ message }) => message)];
}

/** Reads one document after the other and writes each result as soon as it is there. Returns the number of documents that could not be read. */
async function readAll(
  documents: FoundDocument[],
  { settings, format }: ReadCommand,
  results: ResultWriter,
): Promise<number> {
  const reader = await openFileReader();
  const progress = createProgressBar(documents.length);
  let failures = 0;
  for (const document of documents) {
    const { path } = document;
    progress.show(path);
    const outcome = await reader.read(path, settings);
    if ('failure' in outcome) {
      failures++;
      progress.print(`${path}: ${outcome.failure}`);
    } else {
      for (const warning of remarksOn(outcome.invoice, format)) progress.print(`${path}: ${warning}`);
      await results.write(document, outcome.invoice);
    }
    progress.advance();
  }
  progress.end();
  await reader.close();
  await results.end();
  return failures;
}
