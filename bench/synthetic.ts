/**
 * Reads invented invoices (training/invoices) and prints how right the facts are, per language, layout, trap and field; how right their
 * lines are; and how right the place of delivery is where one is stated.
 *
 *   npm run bench:synthetic -- [--held-out] [--deliveries] [--corpus DIR] [--language CODE]… [--layout ID]… [--limit N] [--errors] [--worst N] [--json FILE]
 *
 * DIR is a folder of one kind that the maker wrote, such as `OUT/digital` or `OUT/scan`. Without it, 460 documents are made for this run,
 * or with `--held-out` 408 of the layouts that are kept out of training; `--deliveries` makes each of them state a place of delivery. Of
 * the held-out layouts of group B only totals are told.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Reader } from '../src/pipeline/reader.ts';
import { createReader } from '../src/pipeline/reader.ts';
import { HELD_OUT } from '../training/invoices/layouts/held-out/index.ts';
import { type Labels, rates } from './score.ts';
import { syntheticDocuments } from './synthetic/documents.ts';
import { type Synthetic, type SyntheticTables, scoreDocument } from './synthetic/score-document.ts';
import { asRates, byF1, createTables, printTable, printWorst, row, type Tables } from './tables.ts';
import { median } from './tools.ts';

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

/** The errors of group B are never told one by one. */
const BLIND = new Set(HELD_OUT.filter(({ group }) => group === 'B').map(({ id }) => id));

interface Told {
  document: string;
  faults: string[];
}

const tables: SyntheticTables = { facts: createTables(), lines: createTables(), deliveries: createTables() };
const told: Told[] = [];
const times: number[] = [];

async function readOne(path: string, root: string, reader: Reader): Promise<void> {
  const labels = JSON.parse(
    readFileSync(path.slice(0, -extname(path).length).concat('.json'), 'utf8'),
  ) as Labels & Synthetic;
  const start = performance.now();
  const invoice = await reader.read(readFileSync(path));
  times.push(performance.now() - start);
  const faults = scoreDocument(tables, labels, invoice);
  if (BLIND.has(basename(path).split('_')[0]!)) return;
  const document = relative(root, path);
  told.push({ document, faults });
  if (options.errors) for (const fault of faults) console.log(`${document} ${fault}`);
}

const { root, paths, remove } = await syntheticDocuments({
  corpus: options.corpus,
  heldOut: options['held-out'],
  deliveries: options.deliveries,
  languages: options.language,
  layouts: options.layout,
  limit: options.limit === undefined ? undefined : Number(options.limit),
});
const reader = await createReader();
try {
  for (const path of paths) await readOne(path, root, reader);
} finally {
  await reader.close();
  remove();
}

/** The dimensions of each kind of table; `field` in the order of the fields, the others with the weakest first. */
const PRINTED: readonly { title: string; of: Tables; dimensions: readonly string[] }[] = [
  { title: '', of: tables.facts, dimensions: ['language', 'layout', 'trap', 'field'] },
  { title: 'lines by ', of: tables.lines, dimensions: ['language', 'layout', 'field'] },
  { title: 'delivery by ', of: tables.deliveries, dimensions: ['language', 'layout', 'field'] },
];
for (const { title, of, dimensions } of PRINTED) {
  for (const dimension of dimensions)
    printTable(title + dimension, dimension === 'field' ? of.of(dimension) : byF1(of.of(dimension)));
}
printWorst(told, Number(options.worst));
console.log(
  `\n${row(`all (${times.length})`, tables.facts.total)}   median ${median(times).toFixed(0)} ms a document\n${row('lines', tables.lines.total)}`,
);

if (options.json) {
  const plain = ({ of, dimensions }: (typeof PRINTED)[number]) => ({
    ...of.total,
    ...rates(of.total),
    ...Object.fromEntries(dimensions.map((dimension) => [dimension, asRates(of.of(dimension))])),
  });
  const [facts, lines, delivery] = PRINTED.map(plain);
  const report = { ...facts, lines, delivery, documents: told };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
