/**
 * Reads synthetic invoices (training/invoices) and prints how right the facts are, per language, layout, trap and field, and how right their lines.
 *
 *   npm run bench:synthetic -- [--held-out] [--corpus DIR] [--language CODE]… [--layout ID]… [--limit N] [--errors] [--worst N] [--json FILE]
 *
 * DIR is a folder of one kind that the maker wrote, such as `OUT/digital` or `OUT/scan`; without it, 460 documents are made for this run, or
 * with `--held-out` 408 of the layouts that are kept out of training. Of the layouts of their group B, only sums are told.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { toDetails } from '../src/invoice/index.ts';
import { createReader } from '../src/reader.ts';
import { HELD_OUT } from '../training/invoices/layouts/held-out/index.ts';
import { count, emptyTally, FIELDS, judge, type Labels, rates, type Tally } from './score.ts';
import { countLines, type ExpectedLine, judgeLines } from './score-lines.ts';
import { findDocuments, median } from './tools.ts';

const { values: options } = parseArgs({
  options: {
    'held-out': { type: 'boolean', default: false },
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
  execFileSync(process.execPath, [maker, '--out', made, ...count], { stdio: 'inherit' });
}
const root = options.corpus ?? join(made!, 'digital');

interface Synthetic {
  synthetic: {
    layout: string;
    language: string;
    country: string;
    traps: string[];
    notes: { lines?: ExpectedLine[] };
  };
}

/** Group B stays blind: its errors are never told one by one. */
const BLIND = new Set(HELD_OUT.filter(({ group }) => group === 'B').map(({ id }) => id));

const tables = {
  language: new Map<string, Tally>(),
  layout: new Map<string, Tally>(),
  trap: new Map<string, Tally>(),
  field: new Map<string, Tally>(),
  'lines by language': new Map<string, Tally>(),
  'lines by layout': new Map<string, Tally>(),
  'lines by field': new Map<string, Tally>(),
};
const tallyOf = (table: Map<string, Tally>, name: string): Tally => {
  let tally = table.get(name);
  if (!tally) {
    tally = emptyTally();
    table.set(name, tally);
  }
  return tally;
};
const total = emptyTally();
const lineTotal = emptyTally();
const documents: { document: string; wrong: string[] }[] = [];
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
    const wrong: string[] = [];
    for (const field of FIELDS) {
      const verdict = judge(field, labels, details);
      if (!verdict) continue;
      const tallies = [
        total,
        tallyOf(tables.language, language),
        tallyOf(tables.layout, layout),
        tallyOf(tables.field, field),
        ...traps.map((trap) => tallyOf(tables.trap, trap)),
      ];
      for (const tally of tallies) count(tally, verdict);
      if (verdict === 'wrong' || verdict === 'missed' || verdict === 'invented') {
        wrong.push(
          `${field} ${verdict}, want ${JSON.stringify(labels[field])}, got ${JSON.stringify(details[field])}`,
        );
      }
    }
    // A document whose lines were not noted prints none that a reader could be asked for.
    if (notes.lines) {
      for (const judged of judgeLines(notes.lines, invoice.lines)) {
        countLines(
          [
            lineTotal,
            tallyOf(tables['lines by language'], language),
            tallyOf(tables['lines by layout'], layout),
            tallyOf(tables['lines by field'], judged.field),
          ],
          [judged],
        );
      }
    }
    if (BLIND.has(layout)) continue;
    documents.push({ document: relative(root, path), wrong });
    if (options.errors) for (const line of wrong) console.log(`${relative(root, path)} ${line}`);
  }
} finally {
  await reader.close();
  if (made) rmSync(made, { recursive: true, force: true });
}

const percent = (rate: number) => (100 * rate).toFixed(1).padStart(7);
const row = (name: string, tally: Tally) => {
  const { precision, recall, f1 } = rates(tally);
  return `${name.padEnd(30)}${String(tally.positives).padStart(6)}${percent(precision)}${percent(recall)}${percent(f1)}`;
};
for (const [kind, table] of Object.entries(tables)) {
  console.log(
    `\n${kind.padEnd(30)}${'n'.padStart(6)}${'P'.padStart(7)}${'R'.padStart(7)}${'F1'.padStart(7)}`,
  );
  const sorted = [...table].sort((a, b) => (kind.endsWith('field') ? 0 : rates(a[1]).f1 - rates(b[1]).f1));
  for (const [name, tally] of sorted) console.log(row(name, tally));
}
const worst = documents
  .toSorted((a, b) => b.wrong.length - a.wrong.length)
  .slice(0, Number(options.worst))
  .filter(({ wrong }) => wrong.length > 0);
console.log('\nworst documents');
for (const { document, wrong } of worst) console.log(`${document}\n  ${wrong.join('\n  ')}`);
console.log(
  `\n${row(`all (${times.length})`, total)}   median ${median(times).toFixed(0)} ms a document\n${row('lines', lineTotal)}`,
);

if (options.json) {
  const plain = Object.fromEntries(
    Object.entries(tables).map(([kind, table]) => [
      kind,
      Object.fromEntries([...table].map(([name, tally]) => [name, { ...tally, ...rates(tally) }])),
    ]),
  );
  writeFileSync(
    options.json,
    `${JSON.stringify({ ...total, ...rates(total), lines: { ...lineTotal, ...rates(lineTotal) }, ...plain, documents }, null, 1)}\n`,
  );
}
