import type { LayoutPage, Line, Segment } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { type Amount, chooseAmount } from '../values/index.ts';
import { isProduct } from './roles.ts';

/** Right edges, or left ones, of one column differ by less than this many line heights. */
const ALIGNED = 0.7;
/** So many numbers of one line are tried at most. */
const MOST_NUMBERS = 12;
/** The line of headings stands this many line heights above the first proven item at most. */
const REACH = 30;

interface Product {
  line: Line;
  factors: [Located<Amount>, Located<Amount>];
  sum: Located<Amount>;
}

/**
 * Lines that head items whatever their headings say: the nearest line of several short texts without digits above two lines or more
 * whose numbers, in the same three columns, are quantity, price and amount.
 */
export function headsOfProducts(reading: Reading): Set<Line> {
  const byLine = Map.groupBy(reading.amounts, ({ segment }) => reading.layout.lineOf(segment));
  const heads = new Set<Line>();
  for (const page of reading.layout.pages) {
    const found = page.lines.flatMap((line) => productsOf(line, byLine.get(line) ?? [], reading));
    for (const one of found) {
      if (new Set(alike(one, found, page).map(({ line }) => line)).size < 2) continue;
      const head = headAbove(one.line, page);
      if (head) heads.add(head);
    }
  }
  return heads;
}

/** Three numbers of a line of which the last is the product of the others, none of them one or nought. */
function productsOf(line: Line, amounts: readonly Located<Amount>[], { convention }: Reading): Product[] {
  const numbers = longest(amounts)
    .sort((a, b) => a.box.x0 - b.box.x0)
    .slice(0, MOST_NUMBERS)
    .map((amount) => ({ amount, value: chooseAmount(amount.value, convention).value }));
  const found: Product[] = [];
  for (let c = 2; c < numbers.length; c++)
    for (let b = 1; b < c; b++)
      for (let a = 0; a < b; a++) {
        const [one, other, sum] = [numbers[a]!, numbers[b]!, numbers[c]!];
        if ([one, other, sum].some(({ value }) => Math.abs(value) === 1 || value === 0)) continue;
        if (!isProduct(one.value, other.value, sum.value)) continue;
        found.push({ line, factors: [one.amount, other.amount], sum: sum.amount });
      }
  return found;
}

/** Where spans overlap, the longest. */
function longest(amounts: readonly Located<Amount>[]): Located<Amount>[] {
  return amounts.filter(
    (one) =>
      !amounts.some(
        (other) =>
          other.segment === one.segment &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
}

function alike(one: Product, all: readonly Product[], { unit }: LayoutPage): Product[] {
  const same = (a: Located<Amount>, b: Located<Amount>) =>
    Math.min(Math.abs(a.box.x1 - b.box.x1), Math.abs(a.box.x0 - b.box.x0)) < ALIGNED * unit;
  return all.filter(
    (other) =>
      same(one.sum, other.sum) &&
      same(one.factors[0], other.factors[0]) &&
      same(one.factors[1], other.factors[1]),
  );
}

function headAbove(item: Line, page: LayoutPage): Line | undefined {
  const at = page.lines.indexOf(item);
  for (let i = at - 1; i >= 0; i--) {
    const line = page.lines[i]!;
    if (item.box.y0 - line.box.y1 > REACH * page.unit) return undefined;
    if (line.segments.filter(isHeading).length > Math.max(2, line.segments.length - 2)) return line;
  }
  return undefined;
}

const isHeading = ({ text }: Segment) => text.length <= 30 && !/\d/.test(text);
