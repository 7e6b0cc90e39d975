import type { LayoutPage, Line, Segment } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { type Amount, chooseAmount } from '../values/index.ts';
import { CONFIDENCE, numberField, type RawLine, textField } from './fields.ts';
import { isProduct } from './roles.ts';

/** A card reaches this many line heights above and below the line that counts. */
const REACH = 7;
/** Left edges of what one card says differ by less than this many line heights. */
const ALIGNED = 1;
/** Where the sum stands beside the count, the name reaches up this many line heights. */
const NAME = 4;
/** Labels worse than this are words that look like one. */
const LEAST_QUALITY = 0.6;

interface Card {
  page: LayoutPage;
  /** The line that counts, and where in the page's lines it stands. */
  line: Line;
  at: number;
  left: number;
  quantity: Located<Amount>;
  price: Located<Amount>;
}

/**
 * Items that are no rows of a table: each says, one under the other, what it is, and "Qty: 4 Price: 12.00" with the labels beside the
 * numbers; their product stands near. Lines whose product is not found are left out.
 */
export function findCards(reading: Reading): RawLine[] {
  const inLine = Map.groupBy(reading.amounts, ({ segment }) => reading.layout.lineOf(segment));
  return reading.layout.pages.flatMap((page) => {
    const cards = page.lines.flatMap(
      (line, at) => cardOf(line, at, page, inLine.get(line) ?? [], reading) ?? [],
    );
    return cards.flatMap((card, i) => lineOf(card, cards[i - 1], cards[i + 1], inLine, reading) ?? []);
  });
}

function cardOf(
  line: Line,
  at: number,
  page: LayoutPage,
  amounts: readonly Located<Amount>[],
  reading: Reading,
): Card | undefined {
  if (amounts.length < 2) return undefined;
  const labels = reading.labels.filter(
    ({ segment, value }) => line.segments.includes(segment) && value.quality >= LEAST_QUALITY,
  );
  const counted = (role: string) =>
    labels
      .filter(({ value }) => value.role === role)
      .map((label) => {
        const same = amounts
          .filter(({ segment, start }) => segment === label.segment && start >= label.end)
          .sort((a, b) => a.start - b.start || b.end - a.end)[0];
        const between = same && label.segment.text.slice(label.end, same.start);
        return { label, amount: between !== undefined && INLINE.test(between) ? same : undefined };
      })
      .find(({ amount }) => amount);
  const [quantity, price] = [counted('quantity'), counted('unit_price')];
  if (!quantity?.amount || !price?.amount || quantity.amount === price.amount) return undefined;
  const left = Math.min(quantity.label.segment.box.x0, price.label.segment.box.x0);
  return { page, line, at, left, quantity: quantity.amount, price: price.amount };
}

/** Between a label and its number: a mark, a currency, a word in brackets. */
const INLINE = /^[^\p{L}\d]*(?:\p{L}{1,4}\.?|\([^)]{0,12}\))?[^\p{L}\d]*$/u;

function lineOf(
  card: Card,
  previous: Card | undefined,
  next: Card | undefined,
  inLine: ReadonlyMap<Line, Located<Amount>[]>,
  { convention, labels }: Reading,
): RawLine | undefined {
  const { page, line, left, at } = card;
  const numberOf = (amount: Located<Amount>) => chooseAmount(amount.value, convention).value;
  const reach = REACH * page.unit;
  const above = page.lines
    .slice((previous?.at ?? -1) + 1, at)
    .filter(({ box }) => line.box.y0 - box.y1 < reach);
  const furthest = next ? Math.min(reach, (next.line.box.y0 - line.box.y1) / 2) : reach;
  const below = page.lines
    .slice(at + 1, next?.at ?? Infinity)
    .filter(({ box }) => box.y0 - line.box.y1 < furthest);
  const product = (amount: Located<Amount>) =>
    isProduct(numberOf(card.quantity), numberOf(card.price), numberOf(amount));
  const sum = sumOf(card, [line, ...above.toReversed(), ...below], inLine, product);
  if (!sum) return undefined;
  // What stands higher than the sum belongs to the card before, or heads all cards.
  const highest = above.includes(lineAt(above, sum)!)
    ? sum.box.y0 - 0.3 * page.unit
    : line.box.y0 - NAME * page.unit;
  const words = textsOf(above, left, page, labels)
    .filter(({ box }) => (box.y0 + box.y1) / 2 > highest)
    .flatMap((segment) => segment.words);
  const field = (amount: Located<Amount>) =>
    numberField(numberOf(amount), wordsOf(amount), CONFIDENCE.product, page);
  return {
    ...(words.length > 0 ? { description: textField(words, page) } : {}),
    quantity: field(card.quantity),
    unitPrice: field(card.price),
    amount: field(sum),
  };
}

/** The product of quantity and price. The same sum may stand in a summary beside the cards: what shares its line with the card's text comes first. */
function sumOf(
  { page, left, quantity, price }: Card,
  near: readonly Line[],
  inLine: ReadonlyMap<Line, Located<Amount>[]>,
  product: (amount: Located<Amount>) => boolean,
): Located<Amount> | undefined {
  const isBeside = ({ segments }: Line) =>
    segments.some(({ box }) => Math.abs(box.x0 - left) < ALIGNED * page.unit);
  return [...near.filter(isBeside), ...near.filter((one) => !isBeside(one))]
    .flatMap((one) => inLine.get(one) ?? [])
    .find(
      (amount) =>
        amount !== price &&
        amount !== quantity &&
        amount.box.x0 > left - ALIGNED * page.unit &&
        // A plain number beside a label is no sum of money.
        amount.value.fraction === price.value.fraction &&
        product(amount),
    );
}

/** What is no label and value, flush left with the card. */
function textsOf(
  lines: readonly Line[],
  left: number,
  { unit }: LayoutPage,
  labels: Reading['labels'],
): Segment[] {
  const labelled = new Set(
    labels
      .filter(({ start, value }) => start === 0 && value.role === 'item_number')
      .map(({ segment }) => segment),
  );
  return lines
    .flatMap(({ segments }) => segments)
    .filter(
      (segment) =>
        Math.abs(segment.box.x0 - left) < ALIGNED * unit &&
        !labelled.has(segment) &&
        !/^[^:]{1,24}:\s/.test(segment.text) &&
        /\p{L}{2}/u.test(segment.text),
    );
}

const lineAt = (lines: readonly Line[], { segment }: { segment: Segment }) =>
  lines.find(({ segments }) => segments.includes(segment));

function wordsOf({ segment, start, end }: Located<Amount>) {
  const words = segment.words.filter(
    ({ text }, w) => segment.starts[w]! < end && segment.starts[w]! + text.length > start,
  );
  return words.length > 0 ? words : segment.words;
}
