import { count, emptyTally, rates, type Tally, type Verdict } from './score.ts';

/** For each dimension one name, or several. */
export type Names = Readonly<Record<string, string | readonly string[]>>;

/** Tallies by name, along several dimensions such as field, set and language, and all together. */
export interface Tables {
  total: Tally;
  /** The tallies that a verdict with these names counts in: one for each name, and the total. */
  tallies(names: Names): Tally[];
  add(verdict: Verdict, names: Names): void;
  /** One dimension: names in the order they came, with their tallies. */
  of(dimension: string): ReadonlyMap<string, Tally>;
}

export function createTables(): Tables {
  const total = emptyTally();
  const dimensions = new Map<string, Map<string, Tally>>();
  const tallyOf = (dimension: string, name: string) => {
    const table = dimensions.get(dimension) ?? new Map<string, Tally>();
    dimensions.set(dimension, table);
    const tally = table.get(name) ?? emptyTally();
    table.set(name, tally);
    return tally;
  };
  const tallies = (names: Names) => [
    total,
    ...Object.entries(names).flatMap(([dimension, name]) =>
      (typeof name === 'string' ? [name] : name).map((one) => tallyOf(dimension, one)),
    ),
  ];
  return {
    total,
    tallies,
    add(verdict, names) {
      for (const tally of tallies(names)) count(tally, verdict);
    },
    of: (dimension) => dimensions.get(dimension) ?? new Map(),
  };
}

const WIDTH = 30;
const percent = (rate: number) => (100 * rate).toFixed(1).padStart(7);
/** Six characters for the number of values, seven for each of three rates. */
const FIGURES_WIDTH = 27;

/** The number of labelled values; precision, recall and F1 in percent. */
function figures(tally: Tally): string {
  const { precision, recall, f1 } = rates(tally);
  return `${String(tally.positives).padStart(6)}${percent(precision)}${percent(recall)}${percent(f1)}`;
}
const TITLES = `${'n'.padStart(6)}${'P'.padStart(7)}${'R'.padStart(7)}${'F1'.padStart(7)}`;

export const row = (name: string, tally: Tally): string => name.padEnd(WIDTH) + figures(tally);

/** A table of one dimension, or nothing where it has no rows. */
export function printTable(name: string, table: ReadonlyMap<string, Tally>): void {
  if (table.size > 0) printColumns(name, [{ name: '', table }]);
}

/** One of several tables printed side by side. */
export interface Column {
  name: string;
  table: ReadonlyMap<string, Tally>;
}

/** Tables with the same rows side by side: the rows of the first, then those that only others have. */
export function printColumns(name: string, columns: readonly Column[]): void {
  const rows = new Set(columns.flatMap(({ table }) => [...table.keys()]));
  const width = Math.max(WIDTH, name.length + 1);
  console.log();
  if (columns.some((column) => column.name))
    console.log(' '.repeat(width) + columns.map((column) => column.name.padStart(FIGURES_WIDTH)).join(''));
  console.log(name.padEnd(width) + TITLES.repeat(columns.length));
  for (const entry of rows) {
    const cells = columns.map(({ table }) => {
      const tally = table.get(entry);
      return tally ? figures(tally) : '–'.padStart(FIGURES_WIDTH);
    });
    console.log(entry.padEnd(width) + cells.join(''));
  }
}

/** The weakest first. */
export const byF1 = (table: ReadonlyMap<string, Tally>): ReadonlyMap<string, Tally> =>
  new Map([...table].sort((a, b) => rates(a[1]).f1 - rates(b[1]).f1));

/** Mean F1 over what occurs at least five times. */
export function macroF1(table: ReadonlyMap<string, Tally>): number {
  const f1 = [...table.values()].filter(({ positives }) => positives >= 5).map((tally) => rates(tally).f1);
  return f1.reduce((sum, one) => sum + one, 0) / Math.max(1, f1.length);
}

/** The documents with the most faults, each fault on a line. */
export function printWorst(
  documents: readonly { document: string; faults: readonly string[] }[],
  most: number,
): void {
  const worst = documents.toSorted((a, b) => b.faults.length - a.faults.length).slice(0, most);
  if (worst.every(({ faults }) => faults.length === 0)) return;
  console.log('\nworst documents');
  for (const { document, faults } of worst.filter((one) => one.faults.length > 0))
    console.log([document, ...faults.map((fault) => `  ${fault}`)].join('\n'));
}

/** For a report in JSON. */
export const asRates = (table: ReadonlyMap<string, Tally>) =>
  Object.fromEntries([...table].map(([name, tally]) => [name, { ...tally, ...rates(tally) }]));
