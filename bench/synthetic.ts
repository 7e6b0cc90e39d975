/**
 * Reads synthetic invoices (training/invoices) and prints how right the facts are, per language, layout, trap and field, how right their lines, and how right the place of
 * delivery where one is stated.
 *
 *   npm run bench:synthetic -- [--held-out] [--deliveries] [--corpus DIR] [--language CODE]… [--layout ID]… [--limit N] [--errors] [--worst N] [--json FILE]
 *
 * DIR is a folder of one kind that the maker wrote, such as `OUT/digital` or `OUT/scan`; without it, 460 documents are made for this run, or
 * with `--held-out` 408 of the layouts that are kept out of training; `--deliveries` has each state a place of delivery. Of the layouts of their group B, only sums are told.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { toDetails } from '../src/invoice/index.ts';
import { createReader } from '../src/pipeline/reader.ts';
import { HELD_OUT } from '../training/invoices/layouts/held-out/index.ts';
import { FIELDS, judge, type Labels, rates } from './score.ts';
import { type ExpectedDelivery, judgeDelivery } from './score-delivery.ts';
import { countLines, type ExpectedLine, judgeLines } from './score-lines.ts';
import { asRates, byF1, createTables, printTable, printWorst, row } from './tables.ts';
import { findDocuments, median } from './tools.ts';

const { values: options } = parseArgs({
  options: {
    'held-out': { type: 'boolean', default: false },
    deliveries: { type: 'boolean', default: false },
    corpus: { type: 'string' },
    language: { type: 'string', multiple: true, default: [] },
    layout: { type: 'string', multiple: true, default: [] },
    limit: { type: 'string' },
    errors: { type: 'boolean', default: false },
    worst: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
});

const made = options.corpus ? undefined : mkdtempSync(join(tmpdir(), 'invoices-'));
if (made) {
  const maker = join(import.meta.dirname, '..', 'training', 'invoices', 'make.ts');
  const count = options['held-out']
    ? ['--held-out', '--count', '408', '--seed', '1000']
    : ['--count', '460', '--seed', '1'];
  if (options.deliveries) count.push('--deliveries');
  execFileSync(process.execPath, [maker, '--out', made, ...count], { stdio: 'inherit' });
}
const root = options.corpus ?? join(made!, 'digital');

interface Synthetic {
  synthetic: {
    layout: string;
    language: string;
    country: string;
    traps: string[];
    notes: { lines?: ExpectedLine[]; deliveryAddress?: ExpectedDelivery | null };
  };
}

/** Group B stays blind: its errors are never told one by one. */
const BLIND = new Set(HELD_OUT.filter(({ group }) => group === 'B').map(({ id }) => id));

const tables = createTables();
const lines = createTables();
const deliveries = createTables();
const documents: { document: string; faults: string[] }[] = [];
const times: number[] = [];

const wanted = (await findDocuments(root)).filter((path) => {
  const [layout = ''] = basename(path).split('_');
  const language = basename(dirname(path));
  return (
    (options.language.length === 0 || options.language.includes(language)) &&
    (options.layout.length === 0 || options.layout.includes(layout))
  );
});
const reader = await createReader();
try {
  for (const path of wanted.slice(0, options.limit ? Number(options.limit) : undefined)) {
    const labels = JSON.parse(
      readFileSync(path.slice(0, -extname(path).length).concat('.json'), 'utf8'),
    ) as Labels & Synthetic;
    const { layout, language, traps, notes } = labels.synthetic;
    const start = performance.now();
    const invoice = await reader.read(readFileSync(path));
    const details = toDetails(invoice);
    times.push(performance.now() - start);
    const faults: string[] = [];
    for (const field of FIELDS) {
      const verdict = judge(field, labels, details);
      if (!verdict) continue;
      tables.add(verdict, { language, layout, trap: traps, field });
      if (verdict === 'wrong' || verdict === 'missed' || verdict === 'invented') {
        faults.push(
          `${field} ${verdict}, want ${JSON.stringify(labels[field])}, got ${JSON.stringify(details[field])}`,
        );
      }
    }
    // A document whose lines were not noted prints none that a reader could be asked for.
    if (notes.lines) {
      for (const judged of judgeLines(notes.lines, invoice.lines)) {
        countLines(lines.tallies({ language, layout, field: judged.field }), [judged]);
      }
    }
    for (const { field, verdict } of judgeDelivery(notes.deliveryAddress, invoice.delivery)) {
      deliveries.add(verdict, { language, layout, field });
      if (verdict !== 'right' && verdict !== 'absent') {
        const read = [invoice.delivery?.name?.value, invoice.delivery?.address?.value];
        faults.push(
          `${field} ${verdict}, want ${JSON.stringify(notes.deliveryAddress)}, got ${JSON.stringify(read)}`,
        );
      }
    }
    if (BLIND.has(layout)) continue;
    documents.push({ document: relative(root, path), faults });
    if (options.errors) for (const fault of faults) console.log(`${relative(root, path)} ${fault}`);
  }
} finally {
  await reader.close();
  if (made) rmSync(made, { recursive: true, force: true });
}

for (const kind of ['language', 'layout', 'trap']) printTable(kind, byF1(tables.of(kind)));
printTable('field', tables.of('field'));
for (const kind of ['language', 'layout']) printTable(`lines by ${kind}`, byF1(lines.of(kind)));
printTable('lines by field', lines.of('field'));
for (const kind of ['language', 'layout']) printTable(`delivery by ${kind}`, byF1(deliveries.of(kind)));
printTable('delivery by field', deliveries.of('field'));
printWorst(documents, Number(options.worst));
console.log(
  `\n${row(`all (${times.length})`, tables.total)}   median ${median(times).toFixed(0)} ms a document\n${row('lines', lines.total)}`,
);

if (options.json) {
  const plain = (of: typeof tables, ...kinds: string[]) =>
    Object.fromEntries(kinds.map((kind) => [kind, asRates(of.of(kind))]));
  const report = {
    ...tables.total,
    ...rates(tables.total),
    ...plain(tables, 'language', 'layout', 'trap', 'field'),
    lines: { ...lines.total, ...rates(lines.total), ...plain(lines, 'language', 'layout', 'field') },
    delivery: {
      ...deliveries.total,
      ...rates(deliveries.total),
      ...plain(deliveries, 'language', 'layout', 'field'),
    },
    documents,
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
