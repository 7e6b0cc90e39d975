import type { Word } from '../../document/index.ts';
import type { Field, InvoiceLine } from '../../invoice/index.ts';
import { type LayoutPage, unite } from '../../layout/index.ts';
import { type Place, readField } from '../located.ts';
import type { Reading } from '../reading.ts';
import type { Convention } from '../values/index.ts';
import { type Cell, cellOf, numberIn } from './cells.ts';
import { isNumber } from './columns.ts';
import { decideRoles, isProduct } from './roles.ts';
import type { ColumnRole, Item, Table } from './types.ts';

/** Confidence of a number by what speaks for it. */
const CONFIDENCE = { product: 0.88, alone: 0.75, text: 0.8 } as const;

export type RawLine = InvoiceLine & { amount?: Field<number> };

export interface LineTable {
  lines: RawLine[];
  /** Which columns there are: the same on the next page. */
  signature: string;
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
  const lines = items.map((item, i) =>
    countedInText(lineOf(item, grid[i]!, roles, columns), reading.convention),
  );
  const proven = grid.filter((row) => holds(row, at)).length;
  const told = lines.filter(({ description }) => description).length;
  return {
    lines,
    signature: roles.filter((role) => role !== 'other').join(' '),
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

const NUMERIC = ['quantity', 'unitPrice', 'discount', 'taxRate', 'net', 'gross', 'amount'] as const;
const TEXTUAL = ['position', 'code', 'unit'] as const;

function lineOf(
  item: Item,
  row: readonly Cell[],
  roles: readonly ColumnRole[],
  columns: Table['columns'],
): RawLine {
  const at = (role: ColumnRole) => roles.indexOf(role);
  const proven = holds(row, at);
  const line: RawLine = {};
  for (const role of TEXTUAL) {
    const cell = row[at(role)];
    if (cell && cell.words.length > 0) line[role] = textField(cell.words, cell.page);
  }
  for (const role of NUMERIC) {
    const cell = row[at(role)];
    if (cell?.value === undefined) continue;
    const words = cell.words.filter((word) => isNumber(word));
    const confidence = proven ? CONFIDENCE.product : CONFIDENCE.alone;
    line[role] = readField(
      cell.value,
      placeOf(words.length > 0 ? words : cell.words, cell.page),
      confidence,
      cell.page,
    );
  }
  const unit = row[at('quantity')]?.words.filter(({ text }) => /^\p{L}/u.test(text.trim())) ?? [];
  if (!line.unit && unit.length > 0) line.unit = textField(unit, item.anchor.page);
  const texts = columns.flatMap(({ kind }, c) => (kind === 'text' ? [c] : []));
  const words = item.text.flatMap(({ cells }) => texts.flatMap((c) => cells[c]!));
  if (words.length > 0) line.description = textField(words, item.text[0]!.page);
  return line;
}

/** "LED bulb 2 x 7.90 … 15.80": till slips and short invoices count in the text. */
const COUNTED = /^(.*?)\s*\b(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:[x×@*]|à|a)\s*(\S*\d\S*)$/iu;

/** Takes quantity and price out of the description where the line has no column for them and they make its amount. */
function countedInText(line: RawLine, convention: Convention): RawLine {
  const sum = line.amount ?? line.net ?? line.gross;
  const { description } = line;
  if (!description || !sum || line.unitPrice) return line;
  const [, text, count, each] = COUNTED.exec(description.text) ?? [];
  const quantity = count === undefined ? undefined : numberIn(count, convention);
  const price = each === undefined ? undefined : numberIn(each, convention);
  if (!text || quantity === undefined || price === undefined || !isProduct(quantity, price, sum.value))
    return line;
  return {
    ...line,
    description: { ...description, value: text, text },
    quantity: { ...description, value: quantity, text: count!, confidence: CONFIDENCE.product },
    unitPrice: { ...description, value: price, text: each!, confidence: CONFIDENCE.product },
  };
}

function textField(words: readonly Word[], page: LayoutPage): Field<string> {
  const place = placeOf(words, page);
  return readField(place.text, place, CONFIDENCE.text, page);
}

function placeOf(words: readonly Word[], page: LayoutPage): Place {
  return {
    text: words.map(({ text }) => text.trim()).join(' '),
    box: unite(words.map(({ box }) => box)),
    page: page.page,
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
    source: words.some(({ source }) => source === 'ocr') ? 'ocr' : 'text',
  };
}
