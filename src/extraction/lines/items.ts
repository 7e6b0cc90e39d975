import type { Field } from '../../invoice/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Convention } from '../values/index.ts';
import { type Cell, cellOf, otherValues } from './cells.ts';
import { isNumber } from './columns.ts';
import { CONFIDENCE, numberField, type RawLine, textField } from './fields.ts';
import { UNNAMED_CODE } from './headers.ts';
import { countedAtEnd, countedInText, numberedInText } from './in-text.ts';
import { decideRoles, isProduct } from './roles.ts';
import type { Column, ColumnRole, Item, Table } from './types.ts';

export interface LineTable {
  lines: RawLine[];
  /** Which columns there are: the same on the next page. */
  signature: string;
  /** How many of the lines are quantity times price. */
  proven: number;
  /** How much the table looks like the one with the items. */
  worth: number;
}

/** The items of a table as lines of the invoice. */
export function itemsOf(table: Table, reading: Reading): LineTable {
  const { columns, items } = table;
  const grid = items.map(({ anchor }) =>
    anchor.cells.map((words) => cellOf(words, anchor.page, reading.convention)),
  );
  const roles = decideRoles(
    columns.map(({ heading }, c) => ({
      roles: heading.guesses,
      values: grid.map((row) => row[c]!.value),
      rates: part(
        grid,
        (row) => row[c]!.rateLike,
        (row) => row[c]!.words.length > 0,
      ),
    })),
  );
  const at = (role: ColumnRole) => roles.indexOf(role);
  for (const row of grid) reconcile(row, at, reading.convention);
  const texts = textColumns(table, roles);
  const lines = numberedInText(
    items.map((item, i) =>
      countedAtEnd(countedInText(lineOf(item, grid[i]!, roles, texts), reading.convention)),
    ),
  );
  const proven = grid.filter((row) => holds(row, at)).length;
  const told = lines.filter(({ description }) => description).length;
  return {
    lines,
    signature: roles.filter((role) => role !== 'other').join(' '),
    proven,
    worth: lines.length + 2 * proven + told + (at('quantity') >= 0 ? 1 : 0) + (at('unitPrice') >= 0 ? 1 : 0),
  };
}

function part<Row>(rows: readonly Row[], is: (row: Row) => boolean, counts: (row: Row) => boolean): number {
  const counted = rows.filter(counts);
  return counted.filter(is).length / Math.max(1, counted.length);
}

function holds(row: readonly Cell[], at: (role: ColumnRole) => number): boolean {
  const value = (...names: ColumnRole[]) =>
    names.map((role) => row[at(role)]?.value).find((found) => found !== undefined);
  const [quantity, price, sum] = [value('quantity'), value('unitPrice'), value('net', 'amount', 'gross')];
  if (quantity === undefined || price === undefined || sum === undefined) return false;
  return isProduct(quantity, price, sum, value('discount'));
}

/** Reads quantity, price or sum of a row in another way where only that makes them agree. */
function reconcile(row: Cell[], at: (role: ColumnRole) => number, convention: Convention): void {
  const sums = ['net', 'amount', 'gross'] as const;
  const sum = sums.map((role) => row[at(role)]).find((cell) => cell && cell.words.length > 0);
  const cells = [row[at('quantity')], row[at('unitPrice')], sum];
  // A percentage is no sum, though it may look like one: "0.2621 %" is 0.26 and 21 %.
  const isRate = sum !== undefined && sum.value === sum.rate;
  if ((holds(row, at) && !isRate) || cells.some((cell) => !cell || cell.words.length === 0)) return;
  const ways = cells.map((cell) => [
    ...(cell!.value === undefined || (isRate && cell === sum) ? [] : [cell!.value]),
    ...otherValues(cell!, convention),
  ]);
  const [quantities, prices, totals] = ways as [number[], number[], number[]];
  for (const total of totals)
    for (const price of prices)
      for (const quantity of quantities) {
        if (total === 0 || !isProduct(quantity, price, total)) continue;
        for (const [i, value] of [quantity, price, total].entries()) cells[i]!.value = value;
        return;
      }
}

const NUMERIC = ['quantity', 'unitPrice', 'discount', 'taxRate', 'net', 'gross', 'amount'] as const;
const TEXTUAL = ['position', 'code', 'unit'] as const;

/** Columns whose words make the description: the one that is headed so, and one beside it that has text rather than codes. */
function textColumns({ columns, items }: Table, roles: readonly ColumnRole[]): Set<number> {
  const isText = ({ kind, heading }: Column, c: number) => {
    if (kind === 'text') return true;
    if (roles[c] !== 'code' || heading.guesses[0]!.quality > UNNAMED_CODE) return false;
    const cells = items.map(({ anchor }) => anchor.cells[c]!).filter(({ length }) => length > 0);
    return (
      part(
        cells,
        ([first, ...more]) => more.length > 0 || !/\d/.test(first!.text),
        () => true,
      ) > 0.5
    );
  };
  return new Set(columns.flatMap((column, c) => (isText(column, c) ? [c] : [])));
}

function lineOf(
  { text }: Item,
  row: readonly Cell[],
  roles: readonly ColumnRole[],
  texts: ReadonlySet<number>,
): RawLine {
  const at = (role: ColumnRole) => roles.findIndex((other, c) => other === role && !texts.has(c));
  const confidence = holds(row, at) ? CONFIDENCE.product : CONFIDENCE.alone;
  const line: RawLine = {};
  for (const role of TEXTUAL) {
    const cell = row[at(role)];
    if (cell && cell.words.length > 0) line[role] = textField(cell.words, cell.page);
  }
  for (const role of NUMERIC) {
    const cell = row[at(role)];
    const value = role === 'taxRate' || role === 'discount' ? (cell?.rate ?? cell?.value) : cell?.value;
    if (cell && value !== undefined) line[role] = numberOf(cell, value, confidence);
  }
  addCount(line, row[line.quantity ? at('quantity') : at('unit')], confidence);
  const words = text.flatMap(({ cells }) => cells.filter((_, c) => texts.has(c)).flat());
  if (words.length > 0) line.description = textField(words, text[0]!.page);
  return line;
}

/** "2 pcs" may stand as one under "Quantity" or under "Unit". */
function addCount(line: RawLine, cell: Cell | undefined, confidence: number): void {
  if (!cell) return;
  const unit = cell.words.filter((word) => UNIT.test(word.text.trim()));
  if (unit.length > 0) line.unit = textField(unit, cell.page);
  if (!line.quantity && cell.value !== undefined) line.quantity = numberOf(cell, cell.value, confidence);
}

/** A unit, not the x of "2 x". */
const UNIT = /^\p{L}(?!$)|^[^\P{L}xX]$/u;

function numberOf({ words, page }: Cell, value: number, confidence: number): Field<number> {
  const numbers = words.filter(isNumber);
  return numberField(value, numbers.length > 0 ? numbers : words, confidence, page);
}
