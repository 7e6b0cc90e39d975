import type { Convention } from '../values/index.ts';
import { cellOf } from './cells.ts';
import { isNumber } from './columns.ts';
import { isProduct } from './roles.ts';
import type { Column, ColumnRole, Row } from './types.ts';

/** So sure is a role that only the numbers below a heading tell. */
const BY_VALUES = 0.45;
/** Of the rows with three numbers, this part must be products for the columns to be named by them. */
const LEAST = 0.7;
/** Columns that never are quantity, price or amount, whatever their numbers. */
const OTHERS = new Set<ColumnRole>(['taxRate', 'discount', 'description']);
/** A column of text has words in this part of the rows. */
const LEAST_TEXT = 0.6;

type Roles = readonly [ColumnRole, ColumnRole, ColumnRole];

/**
 * The columns with the roles that their headings do not tell: of three columns whose numbers are products in most rows, the last is the
 * amount, the one with the whole numbers the quantity; what has words and no known heading is the description.
 */
export function completed(
  columns: readonly Column[],
  rows: readonly Row[],
  convention: Convention,
): Column[] {
  return withDescription(withProduct(columns, rows, convention), rows);
}

/** The same without looking for a description. */
export function withProduct(
  columns: readonly Column[],
  rows: readonly Row[],
  convention: Convention,
): Column[] {
  const grid = rows.map(({ cells, page }) =>
    cells.map((words) => (words.some(isNumber) ? cellOf(words, page, convention).value : undefined)),
  );
  const open = columns.flatMap(({ heading, kind }, c) =>
    kind !== 'text' && !OTHERS.has(heading.guesses[0]!.role) ? [c] : [],
  );
  let best: { at: number[]; roles: Roles; worth: number } | undefined;
  for (const sum of open)
    for (const one of open)
      for (const other of open) {
        if (one >= other || one === sum || other === sum) continue;
        const worth = worthOf(grid, one, other, sum);
        if (worth === undefined) continue;
        for (const roles of [
          ['quantity', 'unitPrice', 'amount'],
          ['unitPrice', 'quantity', 'amount'],
        ] as const) {
          const at = [one, other, sum];
          const named = at.reduce((total, c, i) => total + fits(columns[c]!, roles[i]!), 0);
          const whole = roles[0] === 'quantity' ? [one, other] : [other, one];
          const counts = 0.3 * (wholeness(grid, whole[0]!) - wholeness(grid, whole[1]!));
          // Quantity, price, amount is the order of nearly all tables.
          const order = (sum > other ? 0.5 : 0) + (roles[0] === 'quantity' ? 0.1 : 0);
          const total = worth + named + counts + order;
          if (!best || total > best.worth) best = { at, roles, worth: total };
        }
      }
  if (!best) return [...columns];
  const { at, roles } = best;
  return columns.map((column, c) => {
    const i = at.indexOf(c);
    return i < 0 ? column : named(column, roles[i]!);
  });
}

/** How many rows the three columns prove; undefined where too few. Quantities of one prove nothing by themselves. */
function worthOf(
  grid: readonly (readonly (number | undefined)[])[],
  one: number,
  other: number,
  sum: number,
): number | undefined {
  const full = grid.flatMap((row) => {
    const [a, b, c] = [row[one], row[other], row[sum]];
    return a === undefined || b === undefined || c === undefined ? [] : [[a, b, c] as const];
  });
  const right = full.filter(([a, b, c]) => isProduct(a, b, c) && c !== 0);
  const telling = right.filter(([a, b]) => Math.abs(a) !== 1 && Math.abs(b) !== 1);
  if (telling.length === 0 || right.length < LEAST * full.length) return undefined;
  return right.length;
}

const AMOUNTS: readonly ColumnRole[] = ['amount', 'net', 'gross'];
const hasRole = ({ heading }: Column, role: ColumnRole) =>
  heading.guesses.some((guess) => (role === 'amount' ? AMOUNTS.includes(guess.role) : guess.role === role));

/** A heading that says so speaks for a role, one that says something else against it. */
function fits(column: Column, role: ColumnRole): number {
  if (hasRole(column, role)) return 1;
  return column.heading.guesses[0]!.role === 'other' ? 0 : -0.5;
}

function wholeness(grid: readonly (readonly (number | undefined)[])[], at: number): number {
  const values = grid.flatMap((row) => row[at] ?? []);
  return values.filter(Number.isInteger).length / Math.max(1, values.length);
}

function named(column: Column, role: ColumnRole): Column {
  if (hasRole(column, role)) return column;
  const known = column.heading.guesses.filter((guess) => guess.role !== 'other');
  const guesses = [...known, { role, quality: BY_VALUES }];
  return { ...column, kind: 'number', heading: { ...column.heading, guesses } };
}

function withDescription(columns: readonly Column[], rows: readonly Row[]): Column[] {
  if (columns.some(({ kind }) => kind === 'text')) return [...columns];
  const letters = columns.map(({ heading, kind }, c) => {
    if (
      kind === 'number'
        ? rows.filter(({ cells }) => cells[c]!.some(isNumber)).length > (LEAST_TEXT * rows.length) / 2
        : heading.guesses[0]!.role !== 'other'
    )
      return 0;
    const cells = rows.map(({ cells }) =>
      cells[c]!.map(({ text }) => text)
        .join(' ')
        .replace(/[^\p{L}]/gu, ''),
    );
    const told = cells.filter(({ length }) => length > 2).length;
    return told < LEAST_TEXT * rows.length ? 0 : cells.join('').length;
  });
  const most = Math.max(...letters);
  if (most <= 0) return [...columns];
  const at = letters.indexOf(most);
  return columns.map((column, c) =>
    c !== at
      ? column
      : {
          ...column,
          kind: 'text',
          heading: { ...column.heading, guesses: [{ role: 'description', quality: BY_VALUES }] },
        },
  );
}
