import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Details, type Invoice, toDetails } from '../../src/invoice/index.ts';
import { openWithXml } from '../../src/pipeline/open-with-xml.ts';
import { DEFAULT_LIMITS } from '../../src/pipeline/settings.ts';
import { toInvoice } from '../../src/stated/index.ts';
import { labelledDocuments, ownLabels } from '../corpus.ts';
import { createKeepingReader, type KeepingReader } from '../kept-words.ts';
import type { Judged } from '../reliability.ts';
import { type DetailsKey, FIELDS, fieldOf, isEmpty, judge, type Labels, type Verdict } from '../score.ts';
import { createTables, type Tables } from '../tables.ts';
import { emptyLineScore, type LineScore, scoreLines } from './lines.ts';
import type { Corpus, Options } from './options.ts';

/** What became of one document. */
export interface ReadDocument {
  document: string;
  milliseconds: number;
  faults: string[];
  error?: string;
  details?: Details;
}

/** All that is known of a corpus once it was read. */
export interface Measured {
  corpus: Corpus;
  /** By field, set, language, form and pages (digital or pictures). */
  tables: Tables;
  judged: Judged[];
  documents: number;
  /** Documents with a label that was scored, and those of them where every one is right. */
  labelled: number;
  right: number;
  lines: LineScore;
  /** Empty where only totals are told. */
  read: ReadDocument[];
}

/** Reads every document of a corpus and scores it. */
export async function measure(corpus: Corpus, options: Options): Promise<Measured> {
  const reader = createKeepingReader(options.forceOcr);
  const measured: Measured = {
    corpus,
    tables: createTables(),
    judged: [],
    documents: 0,
    labelled: 0,
    right: 0,
    lines: emptyLineScore(),
    read: [],
  };
  for (const path of documentsOf(corpus.folder, options)) {
    const one = await readOne(path, corpus, options, reader);
    await scoreOne(measured, path, one, options);
    if (!corpus.totalsOnly) tell(one.read, options.errors);
  }
  await reader.close();
  return measured;
}

/** The labels of a document: its own, or those of the original that it is a scan or photo of. */
const labelsOf = (path: string) =>
  [ownLabels(path), ownLabels(path).replace(/-(?:scan|photo)(?=\.json$)/, '')].find(existsSync);

function setOf(folder: string, path: string): string {
  const parts = relative(folder, path).split(sep);
  return parts.length > 1 ? parts[0]! : '.';
}

function documentsOf(folder: string, { sets, without }: Options): string[] {
  return labelledDocuments(folder, labelsOf).filter((path) => {
    const set = setOf(folder, path);
    return (sets.length === 0 || sets.includes(set)) && !without.includes(set);
  });
}

interface Reading {
  invoice?: Invoice;
  read: ReadDocument;
}

async function readOne(
  path: string,
  { name, folder }: Corpus,
  { words, forceOcr }: Options,
  reader: KeepingReader,
): Promise<Reading> {
  const document = relative(folder, path);
  const kept = words && join(words, forceOcr ? `${name}-ocr` : name, `${document}.words.json`);
  const start = performance.now();
  try {
    const invoice = await reader.invoice(readFileSync(path), kept);
    const milliseconds = Math.round(performance.now() - start);
    return { invoice, read: { document, milliseconds, faults: [], details: toDetails(invoice) } };
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    const milliseconds = Math.round(performance.now() - start);
    return { read: { document, milliseconds, faults: [error], error } };
  }
}

const isRight = (verdict: Verdict) => verdict === 'right' || verdict === 'absent';

async function scoreOne(
  measured: Measured,
  path: string,
  { invoice, read }: Reading,
  { ofXml }: Options,
): Promise<void> {
  const { corpus, tables, judged } = measured;
  const labels = JSON.parse(readFileSync(labelsOf(path)!, 'utf8')) as Labels;
  const fields = ofXml ? await fieldsOfXml(readFileSync(path), labels) : FIELDS;
  const names = {
    set: setOf(corpus.folder, path),
    language: invoice?.language ?? 'unknown',
    form: formOf(path, invoice),
    pages: pagesOf(path, invoice),
  };
  const verdicts = fields.flatMap((field) => {
    const verdict = judge(field, labels, read.details);
    return verdict ? [{ field, verdict }] : [];
  });
  for (const { field, verdict } of verdicts) {
    tables.add(verdict, { field, ...names });
    if (!isRight(verdict)) read.faults.push(faultOf(field, verdict, labels, read.details));
    judged.push(...observed(invoice, field, verdict));
  }
  measured.documents++;
  if (verdicts.length > 0) {
    measured.labelled++;
    if (verdicts.every(({ verdict }) => isRight(verdict))) measured.right++;
  }
  if (corpus.lines) scoreLines(measured.lines, corpus.lines, read.document, invoice?.lines ?? []);
  if (!corpus.totalsOnly) measured.read.push(read);
}

/** How sure the reader was of a value that it read, and whether it is right; nothing where none was read. */
function observed(invoice: Invoice | undefined, field: DetailsKey, verdict: Verdict): Judged[] {
  if (!invoice || verdict === 'missed' || verdict === 'absent') return [];
  const confidence = fieldOf(invoice, field).field?.confidence;
  return confidence === undefined ? [] : [{ confidence, right: verdict === 'right', weight: 1 }];
}

function faultOf(field: DetailsKey, verdict: Verdict, labels: Labels, details?: Details): string {
  const got = JSON.stringify(details?.[field] ?? '');
  return `${field}: ${verdict}, want ${JSON.stringify(labels[field])}, got ${got}`;
}

/** What kind of file the document is. */
function formOf(path: string, invoice: Invoice | undefined): string {
  if (/-photo\.\w+$/.test(path)) return 'photo';
  if (!/\.pdf$/i.test(path)) return /\.xml$/i.test(path) ? 'XML' : 'picture';
  return hasPictures(invoice) ? 'PDF of scans' : 'PDF with text';
}

/** Whether the words came from text layers, or any of them by OCR. */
function pagesOf(path: string, invoice: Invoice | undefined): string {
  if (!invoice) return /\.(?:pdf|xml)$/i.test(path) ? 'digital' : 'pictures';
  return hasPictures(invoice) ? 'pictures' : 'digital';
}

const hasPictures = (invoice: Invoice | undefined) => invoice?.pages.some(({ source }) => source === 'ocr');

/** The fields that the XML holds and the label knows to be there. */
async function fieldsOfXml(bytes: Uint8Array, labels: Labels): Promise<DetailsKey[]> {
  const { document, xml } = await openWithXml(bytes, DEFAULT_LIMITS, false);
  document.close();
  if (!xml) return [];
  const stated = toDetails({ ...toInvoice(xml), pages: [], warnings: [] });
  return FIELDS.filter((field) => !isEmpty(field, stated[field]) && !isEmpty(field, labels[field]));
}

/** A document that could not be read is always told of. */
function tell({ document, faults, error }: ReadDocument, errors: boolean): void {
  if (errors || error) for (const fault of faults) console.log(`${document} ${fault}`);
}
