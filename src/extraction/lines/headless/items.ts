import type { Piece } from '../pieces.ts';
import { isProduct } from '../roles.ts';
import { isReturned } from '../words.ts';
import type { Count } from './counts.ts';
import type { Entry, Figure } from './entries.ts';
import { hasName, type Row } from './rows.ts';

/** An item: what it is, what it costs, and how many of it at what price where that is printed. */
export interface Item {
  row: Row;
  amount: Figure;
  name: Piece[];
  /** The line of the name, where that is not the amount's. */
  named: Row | undefined;
  code: Piece | undefined;
  /** A container that the buyer gives back: its amount counts against the others. */
  returned: boolean;
  /** Quantity and price make the amount, where they were printed. */
  count: { count: Count; entry: Entry } | undefined;
}

/** A name above or below the line of its numbers is no further away than this, in line heights. */
const NEAR = 1.2;
/** Lines that overlap by this part of their height are one that tilted. */
const TILTED = 0.25;

/** The items of a page, those among them that add to others such as deposits and discounts. */
export function itemsOf(rows: readonly Row[]): Item[] {
  const counts = countsBeside(rows);
  const names = namesBeside(rows);
  return rows.flatMap((row) => {
    const { amount, count } = row;
    if (!amount || row.sum?.total) return [];
    const named = hasName(row) ? undefined : names.get(row);
    const name = (named ?? row).name;
    const proven = count?.sum === amount;
    if (!hasName(row) && !named && !(proven && (row.code || row.name.length > 0))) return [];
    const beside = counts.get(row);
    const own = count && isProduct(count.quantity.value, count.price.value, amount.value) ? count : undefined;
    const other = beside?.count && { count: beside.count, entry: beside.entry };
    return [
      {
        row,
        amount,
        named,
        name,
        returned: amount.value > 0 && isReturned(name.map(({ text }) => text).join(' ')),
        code: row.code ?? named?.code ?? beside?.code,
        count: own ? { count: own, entry: row.entry } : other,
      },
    ];
  });
}

/** Lines that have nothing but quantity and price, by the line right above or below whose sum is their product. */
function countsBeside(rows: readonly Row[]): Map<Row, Row> {
  const found = new Map<Row, Row>();
  for (const [i, row] of rows.entries()) {
    const { count, amount } = row;
    if (!count || amount) continue;
    const owner = [rows[i - 1], rows[i + 1]].find(
      (other) =>
        other?.amount &&
        !found.has(other) &&
        isProduct(count.quantity.value, count.price.value, other.amount.value),
    );
    if (owner) found.set(owner, row);
  }
  return found;
}

/** Lines that only say what an item is, by the line of its numbers: all above it or all below it. */
function namesBeside(rows: readonly Row[]): Map<Row, Row> {
  const above = pairs(rows, -1);
  const below = pairs(rows, 1);
  return below.size > above.size ? below : above;
}

function pairs(rows: readonly Row[], step: 1 | -1): Map<Row, Row> {
  const found = new Map<Row, Row>();
  const taken = new Set<Row>();
  for (const [i, row] of rows.entries()) {
    if (!row.amount || hasName(row) || row.sum) continue;
    const tilted = [rows[i - 1], rows[i + 1]].find(
      (other) => other && !taken.has(other) && isName(other) && overlap(row, other),
    );
    const other = tilted ?? nextName(rows, i, step);
    if (!other || taken.has(other)) continue;
    taken.add(other);
    found.set(row, other);
  }
  return found;
}

/** The name next to a line, at most past one that says nothing, such as a size. */
function nextName(rows: readonly Row[], at: number, step: 1 | -1): Row | undefined {
  for (let i = at + step; i !== at + 3 * step; i += step) {
    const [row, before] = [rows[i], rows[i - step]!];
    if (!row || row.amount || row.sum || gap(before, row) > NEAR) return undefined;
    if (isName(row)) return row;
  }
  return undefined;
}

const isName = (row: Row) => !row.amount && !row.sum && hasName(row);

function gap({ entry: a }: Row, { entry: b }: Row): number {
  return Math.max(a.line.box.y0 - b.line.box.y1, b.line.box.y0 - a.line.box.y1) / a.page.unit;
}

function overlap({ entry: a }: Row, { entry: b }: Row): boolean {
  const common = Math.min(a.line.box.y1, b.line.box.y1) - Math.max(a.line.box.y0, b.line.box.y0);
  return common > TILTED * Math.min(a.line.box.y1 - a.line.box.y0, b.line.box.y1 - b.line.box.y0);
}
