/**
 * Reads a folder of labelled documents from their bytes and prints how right the facts are: per field, set, language and form, how far
 * the confidence can be relied on, and the worst documents.
 *
 *   npm run bench:accuracy -- --corpus DIR [--force-ocr] [--of-xml] [--set NAME]… [--without NAME]… [--errors] [--worst N] [--json FILE]
 *
 * `--of-xml` scores only the fields for which the document's own XML holds a value; a label that such a field is absent is then one of
 * the page, and is not scored.
 *
 * DIR holds documents, in folders that name their set, each with its 17 fields as `<document>.json` beside it; `<document>-scan.*` and
 * `<document>-photo.*` share the labels of their original. Nothing is kept between runs: every document goes the whole road. `score.ts`
 * states the rules.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { type Invoice, toDetails } from '../src/invoice/index.ts';
import { openWithXml } from '../src/pipeline/open-with-xml.ts';
import { createReader } from '../src/pipeline/reader.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { toInvoice } from '../src/stated/index.ts';
import { labelledDocuments, ownLabels } from './corpus.ts';
import { type Judged, printReliability } from './reliability.ts';
import { FIELDS, fieldOf, isEmpty, judge, type Labels, rates } from './score.ts';
import { asRates, createTables, header, macroF1, printTable, printWorst, row } from './tables.ts';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    'force-ocr': { type: 'boolean', default: false },
    'of-xml': { type: 'boolean', default: false },
    set: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    errors: { type: 'boolean', default: false },
    worst: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
if (!options.corpus) {
  console.error(
    'usage: accuracy.ts --corpus DIR [--force-ocr] [--of-xml] [--set NAME] [--without NAME] [--errors] [--worst N] [--json FILE]',
  );
  process.exit(2);
}
const root = options.corpus;

/** The labels of a document: its own, or those of the original that it is a scan or photo of. */
const labelsOf = (path: string) =>
  [ownLabels(path), ownLabels(path).replace(/-(?:scan|photo)(?=\.json$)/, '')].find(existsSync);

const setOf = (path: string) => {
  const parts = relative(root, path).split(sep);
  return parts.length > 1 ? parts[0]! : '.';
};

/** What kind of road the document took. */
function formOf(path: string, invoice: Invoice | undefined): string {
  if (/-photo\.\w+$/.test(path)) return 'photo';
  if (!/\.pdf$/i.test(path)) return /\.xml$/i.test(path) ? 'XML' : 'picture';
  return invoice?.pages.some(({ source }) => source === 'ocr') ? 'PDF of scans' : 'PDF with text';
}

const wanted = labelledDocuments(root, labelsOf).filter((path) => {
  const set = setOf(path);
  return (options.set.length === 0 || options.set.includes(set)) && !options.without.includes(set);
});

const tables = createTables();
const judged: Judged[] = [];
const read: {
  document: string;
  milliseconds: number;
  faults: string[];
  error?: string;
  details?: unknown;
}[] = [];
const reader = await createReader();

for (const path of wanted) {
  const labels = JSON.parse(readFileSync(labelsOf(path)!, 'utf8')) as Labels;
  const document = relative(root, path);
  const scored = options['of-xml'] ? await fieldsOfXml(readFileSync(path), labels) : FIELDS;
  const start = performance.now();
  let invoice: Invoice | undefined;
  let error: string | undefined;
  try {
    invoice = await reader.read(readFileSync(path), { forceOcr: options['force-ocr'] });
  } catch (cause) {
    error = cause instanceof Error ? cause.message : String(cause);
  }
  const milliseconds = Math.round(performance.now() - start);
  const details = invoice && toDetails(invoice);
  const faults: string[] = error ? [error] : [];
  const names = { set: setOf(path), language: invoice?.language ?? 'unknown', form: formOf(path, invoice) };
  for (const field of scored) {
    const verdict = judge(field, labels, details);
    if (!verdict) continue;
    tables.add(verdict, { field, ...names });
    if (verdict === 'wrong' || verdict === 'missed' || verdict === 'invented') {
      const got = JSON.stringify(details?.[field] ?? '');
      faults.push(`${field}: ${verdict}, want ${JSON.stringify(labels[field])}, got ${got}`);
    }
    const confidence = invoice && fieldOf(invoice, field).field?.confidence;
    if (confidence !== undefined && verdict !== 'missed' && verdict !== 'absent')
      judged.push({ confidence, right: verdict === 'right', weight: 1 });
  }
  if (options.errors || error) for (const fault of faults) console.log(`${document} ${fault}`);
  read.push({ document, milliseconds, faults, ...(details && { details }), ...(error && { error }) });
}
await reader.close();

/** The fields that the XML holds and the label knows to be there. */
async function fieldsOfXml(bytes: Uint8Array, labels: Labels) {
  const { document, xml } = await openWithXml(bytes, DEFAULT_LIMITS, false);
  document.close();
  if (!xml) return [];
  const stated = toDetails({ ...toInvoice(xml), pages: [], warnings: [] });
  return FIELDS.filter((field) => !isEmpty(field, stated[field]) && !isEmpty(field, labels[field]));
}

const inOrder = new Map(
  FIELDS.flatMap((field) => [...tables.of('field')].filter(([name]) => name === field)),
);
printTable('field', inOrder);
for (const dimension of ['set', 'language', 'form']) printTable(dimension, tables.of(dimension));
console.log(`\n${header('')}\n${row(`all (${wanted.length} documents)`, tables.total)}`);
console.log(
  `macro F1 over fields with 5 values and more ${(100 * macroF1(tables.of('field'))).toFixed(1)}\n`,
);
printReliability(judged);
printWorst(read, Number(options.worst));

if (options.json) {
  const report = {
    forceOcr: options['force-ocr'],
    ...tables.total,
    ...rates(tables.total),
    macroF1: macroF1(tables.of('field')),
    fields: asRates(inOrder),
    sets: asRates(tables.of('set')),
    languages: asRates(tables.of('language')),
    forms: asRates(tables.of('form')),
    read,
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
