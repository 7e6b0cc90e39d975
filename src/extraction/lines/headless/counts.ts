import { MONEY_MARK } from '../columns.ts';
import { isProduct } from '../roles.ts';
import { isEach } from '../words.ts';
import type { Entry, Figure } from './entries.ts';

/** How many of something, at what price each. */
export interface Count {
  quantity: Figure;
  price: Figure;
  /** The line's sum, where the product of both stands in the same line. */
  sum?: Figure;
  /** A mark between both says it. */
  marked: boolean;
  /** First and last piece of both. */
  first: number;
  last: number;
}

const UNIT = /^\p{L}{1,8}\.?$/u;
const TIMES = /^[xX×*]$/u;
/** More numbers in one line are no item. */
const MOST_FIGURES = 12;

/** "2 x 3,50", "1,500 kg x 1,99", "3 @ 4.00": the first such pair of a line. */
export function markedCount(entry: Entry): Count | undefined {
  const figures = entry.figures.slice(0, MOST_FIGURES);
  for (const one of figures)
    for (const other of figures) {
      if (other.first <= one.last || other.first - one.last > 3) continue;
      if (!isMarked(entry, one, other)) continue;
      const swapped = one.money && !other.money && other.whole;
      const [quantity, price] = swapped ? [other, one] : [one, other];
      return { quantity, price, marked: true, first: one.first, last: other.last };
    }
  return undefined;
}

/** "IPC x2.00 2.00": a price after a mark that is the sum itself, whatever the number before the mark was read as: there is one. */
export function repeatedPrice({ pieces, figures }: Entry): Count | undefined {
  for (const price of figures) {
    const sum = figures.find(({ first, value }) => first > price.last && value === price.value);
    const before = price.first - 2;
    if (!sum || !price.money || before < 0 || !TIMES.test(pieces[price.first - 1]!.text)) continue;
    const { x0, x1 } = pieces[before]!.box;
    const quantity = { first: before, last: before, value: 1, money: false, whole: true, x0, x1 };
    return { quantity, price, sum, marked: true, first: before, last: price.last };
  }
  return undefined;
}

/** Two numbers of a line whose product is a third one, right of them: quantity, price and sum. */
export function provenCount(entry: Entry): Count | undefined {
  let best: { count: Count; worth: number } | undefined;
  const some = entry.figures.slice(-MOST_FIGURES);
  for (const sum of some)
    for (const one of some)
      for (const other of some) {
        if (one.last >= other.first || other.last >= sum.first) continue;
        if (!isTelling(one, other, sum)) continue;
        const count = countOf(entry, one, other, sum);
        const worth = worthOf(entry, count, sum);
        if (!best || worth > best.worth) best = { count, worth };
      }
  return best?.count;
}

/** A product of one and something else only tells where sums of money are meant. */
function isTelling(one: Figure, other: Figure, sum: Figure): boolean {
  if (sum.value === 0 || !isProduct(one.value, other.value, sum.value)) return false;
  if (one.value !== 1 && other.value !== 1) return true;
  return sum.money && (one.money || other.money) && (one.whole || other.whole || one.value === 1);
}

/** Whole numbers rather count, prices have cents. */
function countOf(entry: Entry, one: Figure, other: Figure, sum: Figure): Count {
  const swapped = other.value === 1 || (other.whole && (!one.whole || one.money));
  const [quantity, price] = swapped ? [other, one] : [one, other];
  return { quantity, price, sum, marked: isMarked(entry, one, other), first: one.first, last: other.last };
}

/** How much speaks for a product: what each number adds, and, where all is equal, that it stands further right. */
const WORTH = { telling: 1, sum: 1, price: 0.5, apart: 0.3, place: 0.001 } as const;

function worthOf(entry: Entry, { quantity, price }: Count, sum: Figure): number {
  return (
    (quantity.value !== 1 && price.value !== 1 ? WORTH.telling : 0) +
    (sum.money ? WORTH.sum : 0) +
    (price.money ? WORTH.price : 0) +
    (isApart(entry, quantity) ? WORTH.apart : 0) +
    WORTH.place * (sum.last + price.last / 10)
  );
}

/** Between two numbers stand nothing but a mark of counting, a unit before it, and a currency after it. */
function isMarked({ pieces }: Entry, one: Figure, other: Figure): boolean {
  const between = pieces.slice(one.last + 1, other.first).map(({ text }) => text);
  const mark = between.findIndex((text) => isEach(text));
  if (mark < 0 || mark > 1 || between.length - mark > 2) return false;
  const [unit, currency] = [mark > 0 ? between[0]! : undefined, between[mark + 1]];
  return (unit === undefined || UNIT.test(unit)) && (currency === undefined || MONEY_MARK.test(currency));
}

/** In a cell of its own, this many line heights from its neighbours. */
const APART = 1;

function isApart({ pieces, page }: Entry, { first, last, x0, x1 }: Figure): boolean {
  const [before, after] = [pieces[first - 1], pieces[last + 1]];
  const wide = APART * page.unit;
  return (!before || x0 - before.box.x1 > wide) && (!after || after.box.x0 - x1 > wide);
}
