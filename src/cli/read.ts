import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { toDetails } from '../invoice/index.ts';
import { findLanguage } from '../knowledge/index.ts';
import type { ReadSettings } from '../pipeline/index.ts';
import { UsageError } from './fault.ts';
import { openFileReader } from './file-reader.ts';
import { type FoundDocument, findDocuments } from './find-documents.ts';
import { asCsvRow, asJson, asText, csvHeader, FORMATS, type Format } from './formats.ts';
import { progressBar } from './progress.ts';
import { userPath } from './user-path.ts';

const USAGE = `Usage: inkvoice read FILE|FOLDER… [OPTIONS]

Reads invoices: JPEG, PNG, WebP, GIF, TIFF, BMP, PDF, and electronic ones as XML. Folders are walked for files of these kinds.

  --out DIR         write one result per document below DIR; needed for more than one document
                    (csv: one table for all of them, DIR/details.csv, or standard output)
  --format FORMAT   details   the 17 keys as JSON (default)
                    invoice   the whole model as JSON: confidence, source, page and box of each field
                    text      for people
                    csv       a table, one row per document
  --language NAME   a hint, such as German; the page's own language is recognised
  --force-ocr       read the picture even where a PDF has a text layer or embedded XML
  --help            this text

A document that cannot be read is reported on standard error, the others go on, and the exit code is 1.
`;

const EXTENSIONS: Record<Format, string> = {
  details: '.json',
  invoice: '.json',
  text: '.txt',
  csv: '.csv',
};

export async function read(argv: string[]): Promise<number> {
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
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const format = FORMATS.find((name) => name === values.format);
  if (!format)
    throw new UsageError(`There is no format "${values.format}": use one of ${FORMATS.join(', ')}.`);
  if (values.language !== undefined && !findLanguage(values.language))
    throw new UsageError(`The language "${values.language}" is not known.`);
  if (positionals.length === 0) throw new UsageError('Name at least one file or folder to read.');

  const { documents, unreachable } = await findDocuments(positionals.map(userPath), EXTENSIONS[format]);
  for (const { path, reason } of unreachable) process.stderr.write(`${path}: ${reason}\n`);
  if (documents.length === 0) {
    if (unreachable.length === 0) process.stderr.write('There are no pictures or PDFs to read.\n');
    return 1;
  }
  if (values.out === undefined && format !== 'csv' && documents.length > 1)
    throw new UsageError(`There are ${documents.length} documents: say where to write with --out DIR.`);

  const settings: ReadSettings = {
    forceOcr: values['force-ocr'],
    ...(values.language === undefined ? {} : { language: values.language }),
  };
  const failures = await readAll(
    documents,
    settings,
    format,
    values.out === undefined ? undefined : userPath(values.out),
  );
  if (failures > 0 && documents.length > 1)
    process.stderr.write(`${failures} of ${documents.length} documents could not be read.\n`);
  return failures + unreachable.length > 0 ? 1 : 0;
}

/** Reads one after the other, each result written as soon as it is there. Gives the number that failed. */
async function readAll(
  documents: FoundDocument[],
  settings: ReadSettings,
  format: Format,
  out: string | undefined,
): Promise<number> {
  const reader = await openFileReader();
  const progress = progressBar(documents.length);
  const rows: string[] = [];
  let failures = 0;
  for (const { path, target } of documents) {
    progress.show(path);
    const outcome = await reader.read(path, settings);
    if ('failure' in outcome) {
      failures++;
      progress.say(`${path}: ${outcome.failure}`);
    } else {
      const { invoice } = outcome;
      for (const warning of invoice.warnings) progress.say(`${path}: ${warning}`);
      if (format === 'csv') {
        const details = toDetails(invoice);
        if (rows.length === 0) rows.push(csvHeader(details));
        rows.push(asCsvRow(path, details));
      } else {
        const result = format === 'text' ? asText(invoice) : asJson(invoice, format);
        if (out === undefined) process.stdout.write(result);
        else await writeResult(join(out, target), result);
      }
    }
    progress.advance();
  }
  progress.end();
  await reader.close();
  if (rows.length > 0) {
    if (out === undefined) process.stdout.write(rows.join(''));
    else await writeResult(join(out, 'details.csv'), rows.join(''));
  }
  return failures;
}

/** Written beside and then renamed: an interrupted run leaves no half a result. */
async function writeResult(path: string, result: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, result);
  await rename(`${path}.part`, path);
}
