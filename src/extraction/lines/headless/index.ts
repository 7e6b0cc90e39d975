import type { Totals } from '../../../invoice/index.ts';
import type { LayoutPage } from '../../../layout/index.ts';
import type { Reading } from '../../reading/index.ts';
import { CONFIDENCE, numberField, type RawLine, textField } from '../fields.ts';
import { sumLines } from '../sums.ts';
import { type Item, itemsOf } from './items.ts';
import { type Row, rowsOf } from './rows.ts';
import { countedRun, provenRun } from './runs.ts';

/** Within so many lines below the last item a sum of all is printed. */
const SUM_BELOW = 12;
/** Items that make up a printed sum count so many times as much as others: few of many may do so by chance. */
const PROOF = 2;

/**
 * Items that no line of headings announces, as on till slips: each line by itself says what it is, what it costs, and perhaps how many at
 * what price. That they make up a printed sum, or that quantity times price is the amount, is the proof; without it nothing is taken.
 */
export function findHeadless(reading: Reading, totals: Totals): RawLine[] {
  const sums = sumLines(reading);
  const known = [totals.net, totals.gross].flatMap((total) => (total ? [total.value] : []));
  const pages = reading.layout.pages.map((page) => {
    const rows = rowsOf(page, reading.convention, sums);
    const targets = ({ row }: Item) => [...known, ...sumsBelow(row, rows)];
    const sections = sectionsOf(itemsOf(rows), rows);
    const proven = longest(sections.map((items) => provenRun(items, targets)));
    const alone = sections.map((items) => single(items, rows, targets, page));
    const counted = longest([...sections.map(countedRun), ...alone]);
    return linesOf(PROOF * proven.length >= counted.length ? proven : counted, page);
  });
  return longest(pages);
}

const longest = <Value>(lists: readonly Value[][]): Value[] =>
  lists.reduce((best, list) => (list.length > best.length ? list : best), []);

/** The items between the lines of totals. */
function sectionsOf(items: readonly Item[], rows: readonly Row[]): Item[][] {
  const byRow = new Map(items.map((item) => [item.row, item]));
  const sections: Item[][] = [[]];
  for (const row of rows) {
    const item = byRow.get(row);
    if (item) sections.at(-1)!.push(item);
    else if (row.sum?.total && row.amount) sections.push([]);
  }
  return sections;
}

/** The sums on the lines below a row that are labelled as such, and the very next one whatever it is called. */
function sumsBelow(row: Row, rows: readonly Row[]): number[] {
  const below = rows.slice(rows.indexOf(row) + 1);
  const next = below.find(({ amount }) => amount)?.amount;
  return [
    ...(next ? [next.value] : []),
    ...below
      .slice(0, SUM_BELOW)
      .flatMap(({ sum, entry }) => (sum ? entry.figures.filter(({ money }) => money) : []))
      .map(({ value }) => value),
  ];
}

/** The only item: the next sum below repeats its amount, or it stands alone above the totals; on a sheet, where much else is printed so, both. */
function single(
  items: readonly Item[],
  rows: readonly Row[],
  targets: (item: Item) => readonly number[],
  { narrow }: LayoutPage,
): Item[] {
  const nextTo = ({ row }: Item) => rows.slice(rows.indexOf(row) + 1).find(({ amount }) => amount);
  const isNext = (item: Item) => item.amount.value !== 0 && nextTo(item)?.amount?.value === item.amount.value;
  const [only, ...others] = items;
  const alone =
    only && only.amount.value !== 0 && others.length === 0 && targets(only).includes(only.amount.value)
      ? [only]
      : [];
  if (!narrow) return alone.filter((item) => nextTo(item)?.sum);
  return alone.length > 0 ? alone : items.filter(isNext).slice(0, 1);
}

function linesOf(items: readonly Item[], page: LayoutPage): RawLine[] {
  const counting = leadingCounts(items);
  return items.map(({ row, amount, name, code, count, returned }) => {
    const starts = counting && SMALL.test(name[0]!.text);
    const words = starts ? name.slice(1) : name;
    const pieces = ({ entry }: { entry: Row['entry'] }, { first, last }: { first: number; last: number }) =>
      entry.pieces.slice(first, last + 1);
    const line: RawLine = {};
    if (code) line.code = textField([code], page);
    if (words.length > 0) line.description = textField(words, page);
    if (count) {
      const { quantity, price } = count.count;
      line.quantity = numberField(quantity.value, pieces(count, quantity), CONFIDENCE.product, page);
      line.unitPrice = numberField(price.value, pieces(count, price), CONFIDENCE.product, page);
    } else if (starts) {
      line.quantity = numberField(Number(name[0]!.text), [name[0]!], CONFIDENCE.alone, page);
    }
    line.amount = numberField(
      returned ? -amount.value : amount.value,
      pieces(row, amount),
      count ? CONFIDENCE.product : CONFIDENCE.alone,
      page,
    );
    return line;
  });
}

const SMALL = /^[1-9]\d{0,2}$/;
/** This part of the lines begins with how many there are. */
const MOST = 0.6;

/** "3 Iced tea … 9.00": lines that begin with a quantity rather than with their position. */
function leadingCounts(items: readonly Item[]): boolean {
  const first = items.map(({ name }) =>
    name.length > 1 && SMALL.test(name[0]!.text) ? Number(name[0]!.text) : undefined,
  );
  const counted = first.filter((count) => count !== undefined).length;
  const numbered = first.length > 1 && first.every((count, i) => count === undefined || count === i + 1);
  return counted >= MOST * items.length && counted > 0 && !numbered;
}
