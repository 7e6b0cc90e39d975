import { type LayoutPage, type Line, unite } from '../../layout/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Convention } from '../values/index.ts';
import { cellOf } from './cells.ts';
import { columnsOf, deal, fitted, isNumber } from './columns.ts';
import { completed, withProduct } from './complete.ts';
import { described, type Item, isItem, textOf } from './descriptions.ts';
import { piecesOf } from './pieces.ts';
import { isProduct } from './roles.ts';
import { splitHeadings, splitNumbers, withText, withUnheaded } from './split.ts';
import { isSum, type SumLines, sumLines } from './sums.ts';
import type { Column, Header, Row, Table } from './types.ts';

/** Words this far beside the headings, in line heights, still belong to the table. */
const MARGIN = 4;
/** Lines of one description leave no more than this many line heights between them. */
const LEADING = 0.9;
/** Items leave no more than this many line heights between them; below a wider gap something else begins. */
const WIDEST_GAP = 9;

/** So many rows tell how wide the columns are, and what they hold. */
const MOST_FITTED = 40;

/** What is known of a table while its rows are read. */
interface State {
  found: (Item | Row | undefined)[];
  last: Row | undefined;
  /** A sum or a wide gap has been passed, or a page: from here on only full rows are items. */
  closing: boolean;
}

/** The tables of items, each with the pages over which it runs on without a heading of its own. */
export function readTables(headers: readonly Header[], reading: Reading): Table[] {
  const sums = sumLines(reading);
  return headers.map((header, h) => {
    const pages = reading.layout.pages;
    const first = pages.indexOf(header.page);
    const next = headers[h + 1];
    let columns = columnsOf(header);
    const above = header.above && columnsOf({ ...header, headings: header.above });
    const state: State = { found: [], last: undefined, closing: false };
    for (let p = first; p < pages.length; p++) {
      const page = pages[p]!;
      const top = p === first ? header.box.y1 - 0.3 * page.unit : -Infinity;
      const bottom = next?.page === page ? next.box.y0 : (header.until ?? Infinity);
      const lines = page.lines.filter(
        ({ box }) => (box.y0 + box.y1) / 2 > top && box.y1 <= bottom + 0.3 * page.unit,
      );
      if (p === first) columns = settledColumns(columns, lines, page, above !== undefined, reading);
      if (p > first) state.closing = true;
      state.last = undefined;
      const rows = above ? pairedRows(lines, page, above, columns, sums) : singleRows(lines, page, columns);
      addItems(rows, page, above ? [...above, ...columns] : columns, sums, state, reading.convention);
      if (header.until !== undefined || (next && next.page.page <= page.page + 1)) break;
      if (itemsIn(state).length === 0) break;
    }
    const all = above ? [...above, ...columns] : columns;
    return {
      columns: all,
      items: described(state.found).map(({ anchor, text }) => ({ anchor, text: text(all) })),
    };
  });
}

/** The columns as what stands below the headings shows them. @param paired what an item is stands in a row above its numbers */
function settledColumns(
  headed: readonly Column[],
  lines: readonly Line[],
  page: LayoutPage,
  paired: boolean,
  { convention }: Reading,
): Column[] {
  const wide = withText(headed, lines, page.unit);
  const split = paired ? wide : withUnheaded(splitHeadings(wide, lines, page.unit), lines, page.unit);
  const rowsIn = (columns: readonly Column[]) => rowsOf(lines, page, columns).slice(0, MOST_FITTED);
  const columns = splitNumbers(split, rowsIn(split), page.unit);
  const rows = rowsIn(columns);
  return (paired ? withProduct : completed)(fitted(columns, rows), rows, convention);
}

function rowOf(
  line: Line,
  page: LayoutPage,
  columns: readonly Column[],
  beside: readonly Column[] = [],
): Row | undefined {
  const boxes = [...columns, ...beside].flatMap(({ x0, x1, heading }) => [{ x0, x1 }, heading.box]);
  const left = Math.min(...boxes.map(({ x0 }) => x0)) - MARGIN * page.unit;
  const right = Math.max(...boxes.map(({ x1 }) => x1)) + MARGIN * page.unit;
  const words = piecesOf(
    line.segments
      .flatMap(({ words }) => words)
      .filter(({ box }) => box.x0 >= left && box.x1 <= right)
      .sort((a, b) => a.box.x0 - b.box.x0),
  );
  if (words.length === 0) return undefined;
  return { page, box: unite(words.map(({ box }) => box)), cells: deal(words, columns, page.unit) };
}

const rowsOf = (lines: readonly Line[], page: LayoutPage, columns: readonly Column[]) =>
  lines.flatMap((line) => rowOf(line, page, columns) ?? []);

/** A row with the line that it stands in. */
interface Placed {
  line: Line;
  row: Row;
}

const singleRows = (lines: readonly Line[], page: LayoutPage, columns: readonly Column[]): Placed[] =>
  lines.flatMap((line) => {
    const row = rowOf(line, page, columns);
    return row ? [{ line, row }] : [];
  });

/** Of items that take two rows: each row of numbers with the row right above it, as if they stood in one. Other lines are left out, sums kept. */
function pairedRows(
  lines: readonly Line[],
  page: LayoutPage,
  above: readonly Column[],
  columns: readonly Column[],
  sums: SumLines,
): Placed[] {
  const found: Placed[] = [];
  const none = above.map(() => []);
  let before: Line | undefined;
  for (const line of lines) {
    const row = rowOf(line, page, columns);
    const numbers = row ? numbersIn(row, columns) : 0;
    if (row && ((numbers > 0 && isSum(sums.get(line), numbers)) || isAnchor(row, columns, numbers))) {
      const upper = before && isNear(before, line, page) ? rowOf(before, page, above, columns) : undefined;
      found.push({ line, row: { ...row, cells: [...(upper?.cells ?? none), ...row.cells] } });
      before = undefined;
    } else before = line;
  }
  return found;
}

function addItems(
  placed: readonly Placed[],
  page: LayoutPage,
  columns: readonly Column[],
  sums: SumLines,
  state: State,
  convention: Convention,
): void {
  for (const { line, row } of placed) {
    const gap = state.last ? (row.box.y0 - state.last.box.y1) / page.unit : 0;
    if (gap > WIDEST_GAP) state.closing = true;
    const numbers = numbersIn(row, columns);
    const sum = sums.get(line);
    // A discount among the items, with a price of its own, is one of them.
    const isPriced = sum?.total === false && !state.closing && pricesIn(row, columns) > 1;
    if (isSum(sum, numbers) && !isPriced) {
      state.found.push(undefined);
      state.closing ||= itemsIn(state).length > 0;
    } else if (state.closing ? isProven(row, columns, convention) : isAnchor(row, columns, numbers)) {
      state.found.push({ anchor: row, above: [], below: [] });
    } else if (!state.closing && numbers === 0 && textOf(row, columns).length > 0) {
      state.found.push(row);
    }
    state.last = row;
  }
  state.found.push(undefined);
}

const itemsIn = ({ found }: State) => found.filter(isItem);

const isNear = (above: Line, below: Line, { unit }: LayoutPage) =>
  below.box.y0 - above.box.y1 <= LEADING * unit;

/** In how many columns of numbers the row has one. */
function numbersIn({ cells }: Row, columns: readonly Column[]): number {
  return columns.filter(({ kind }, c) => kind === 'number' && cells[c]!.some(isNumber)).length;
}

/** In how many columns of prices and sums of money the row has a number. */
function pricesIn({ cells }: Row, columns: readonly Column[]): number {
  return columns.filter(
    (column, c) => hasRole(column, 'unitPrice', 'amount', 'net', 'gross') && cells[c]!.some(isNumber),
  ).length;
}

const hasRole = ({ heading }: Column, ...roles: string[]) =>
  heading.guesses.some(({ role }) => roles.includes(role));

/** A row with the sum of an item, or its price and quantity, and with something that says what it is. */
function isAnchor({ cells }: Row, columns: readonly Column[], numbers: number): boolean {
  if (numbers === 0) return false;
  const has = (...roles: string[]) =>
    columns.some((column, c) => hasRole(column, ...roles) && cells[c]!.some(isNumber));
  const said = columns.some(
    (column, c) =>
      hasRole(column, 'description', 'code') && cells[c]!.some(({ text }) => /\p{L}|\d/u.test(text)),
  );
  const price = has('unitPrice');
  const quantity = has('quantity');
  if (columns.some((column) => hasRole(column, 'amount', 'net', 'gross')))
    return has('amount', 'net', 'gross') && (said || price || quantity);
  return price && (said || quantity);
}

/** A row whose quantity and price make its sum: an item wherever it stands. */
function isProven(row: Row, columns: readonly Column[], convention: Convention): boolean {
  const numberOf = (...roles: string[]) => {
    const at = columns.findIndex((column) => hasRole(column, ...roles));
    return at < 0 ? undefined : cellOf(row.cells[at]!, row.page, convention).value;
  };
  const [quantity, price, sum] = [
    numberOf('quantity'),
    numberOf('unitPrice'),
    numberOf('amount', 'net', 'gross'),
  ];
  if (!quantity || price === undefined || sum === undefined) return false;
  return isProduct(quantity, price, sum, numberOf('discount'));
}
