import { expectedError, printReliability, rightOfSure } from '../reliability.ts';
import { FIELDS, type Tally } from '../score.ts';
import { LINE_FIELDS } from '../score-lines.ts';
import { type Column, macroF1, printColumns, printTable, printWorst } from '../tables.ts';
import type { Measured } from './measure.ts';

/** Sums over all documents, the corpora side by side; nothing about a single document. */
export function printTotals(all: readonly Measured[]): void {
  const columns = (tableOf: (one: Measured) => ReadonlyMap<string, Tally>, of = all): Column[] =>
    of.map((one) => ({ name: one.corpus.name, table: tableOf(one) }));
  printColumns(
    'field',
    columns(({ tables }) => inOrder(tables.of('field'), FIELDS)),
  );
  printColumns(
    'text layers or OCR',
    columns(({ tables }) => inOrder(tables.of('pages'), ['digital', 'pictures'])),
  );
  const withLines = all.filter(({ lines }) => lines.documents > 0);
  if (withLines.length > 0) printColumns('cells of line items', columns(lineRows, withLines));
  printColumns(
    'total',
    columns(({ tables }) => new Map([['all fields', tables.total]])),
  );
  console.log();
  printFigures(all);
}

const lineRows = ({ lines: { cells } }: Measured) =>
  new Map([...inOrder(cells.of('field'), LINE_FIELDS), ['all cells', cells.total]]);

const inOrder = (table: ReadonlyMap<string, Tally>, names: readonly string[]) =>
  new Map(names.flatMap((name) => (table.has(name) ? [[name, table.get(name)!] as const] : [])));

const percentOf = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % of ${whole}`;

/** What is one number for a corpus. */
const FIGURES: Readonly<Record<string, (one: Measured) => string>> = {
  documents: ({ documents }) => String(documents),
  'macro F1 (fields with ≥ 5 values)': ({ tables }) => (100 * macroF1(tables.of('field'))).toFixed(1),
  'documents with all fields right': ({ right, labelled }) => percentOf(right, labelled),
  'documents with all rows right': ({ lines }) => percentOf(lines.right, lines.documents),
  'right of values given at ≥ 0.9': ({ judged }) => {
    const { right, values } = rightOfSure(judged);
    return percentOf(right, values);
  },
  'expected calibration error': ({ judged }) => expectedError(judged).toFixed(3),
};

const NAME_WIDTH = 34;
const FIGURE_WIDTH = 18;

function printFigures(all: readonly Measured[]): void {
  const line = (name: string, cells: readonly string[]) =>
    console.log(name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(FIGURE_WIDTH)).join(''));
  if (all.length > 1)
    line(
      '',
      all.map(({ corpus }) => corpus.name),
    );
  for (const [name, figure] of Object.entries(FIGURES)) line(name, all.map(figure));
}

/** What a corpus tells beyond its totals: its parts, how far confidences can be relied on, the worst documents. */
export function printParts({ corpus, tables, judged, read }: Measured, worst: number): void {
  if (corpus.totalsOnly) return;
  console.log(`\n== ${corpus.name}`);
  for (const dimension of ['set', 'language', 'form']) printTable(dimension, tables.of(dimension));
  console.log();
  printReliability(judged);
  printWorst(read, worst);
}
