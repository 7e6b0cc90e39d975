import type { LayoutPage } from '../../../layout/index.ts';
import { type Convention, findCurrencies } from '../../values/index.ts';
import type { Piece } from '../pieces.ts';
import type { Sum, SumLines } from '../sums.ts';
import { isEach } from '../words.ts';
import { type Count, markedCount, provenCount, repeatedPrice } from './counts.ts';
import { type Entry, entryOf, type Figure } from './entries.ts';

/** A line of print that may be an item, or a part of one. */
export interface Row {
  entry: Entry;
  /** It is labelled as what sums up what stands above it, or adds to it. */
  sum: Sum | undefined;
  /** What it costs: the last sum of money. */
  amount: Figure | undefined;
  count: Count | undefined;
  /** What says what it is. */
  name: Piece[];
  code: Piece | undefined;
}

/** Lines with more words than this are prose. */
const MOST_WORDS = 24;
/** More lines than this on one page are no receipt. */
const MOST_ROWS = 400;
const LETTERS = /\p{L}.*\p{L}/u;
/** Numbers of articles as bar codes have them. */
const CODE = /^\d{7,14}$/;
/** Marks, rates and currencies say nothing by themselves at the end of a name. */
const SILENT = /^(?:[xX×]+|[^\p{L}\d]+|%\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?%)$/u;

/** The lines of a page, each by itself. */
export function rowsOf(page: LayoutPage, convention: Convention, sums: SumLines): Row[] {
  return page.lines.slice(0, MOST_ROWS).map((line) => rowOf(entryOf(line, page, convention), sums.get(line)));
}

function rowOf(entry: Entry, sum: Sum | undefined): Row {
  if (entry.pieces.length > MOST_WORDS)
    return { entry, sum, amount: undefined, count: undefined, name: [], code: undefined };
  const count = provenCount(entry) ?? markedCount(entry) ?? repeatedPrice(entry);
  const amount = count?.sum ?? lastSum(entry, count);
  const name = cellOf(nameOf(entry, amount, count), entry.page);
  const code = name.find(({ text }) => CODE.test(text));
  return { entry, sum, amount, count, name: name.filter((piece) => piece !== code), code };
}

/** The last sum of money of a line beside quantity and price; of a number in groups the whole. */
function lastSum({ figures }: Entry, count: Count | undefined): Figure | undefined {
  const sums = figures.filter(
    ({ money, first, last }) => money && !(count && first <= count.last && last >= count.first),
  );
  const last = sums.at(-1);
  return last && sums.find((figure) => figure.last === last.last);
}

/**
 * What a line says left of its amount: where quantity and price divide it, the part that has most letters; the others are units and the
 * like.
 */
function nameOf({ pieces, page }: Entry, amount: Figure | undefined, count: Count | undefined): Piece[] {
  const end = amount?.first ?? pieces.length;
  const numbers = count ? [count.quantity, count.price].sort((a, b) => a.first - b.first) : [];
  const [one, other] = numbers;
  if (!count || !one || !other) return trimmed(pieces.slice(0, end));
  const parts = [withoutFlag(pieces.slice(0, one.first), page.unit), pieces.slice(other.last + 1, end)];
  if (!count.marked) parts.push(pieces.slice(one.last + 1, other.first));
  return trimmed(parts.reduce((best, part) => (letters(part) > letters(best) ? part : best)));
}

/** Cells of a sheet's table are further apart than this, in line heights; a slip's words may be, too. */
const APART = 1;
/** Of the letters of the longest cell, what says what it is has at least this part. */
const LEAST_LETTERS = 0.4;

/** Of a row of cells, such as a date, a code and a description, the first one that says much. */
function cellOf(name: Piece[], { narrow, unit }: LayoutPage): Piece[] {
  if (narrow) return name;
  const cells: Piece[][] = [];
  for (const [i, piece] of name.entries()) {
    const before = name[i - 1];
    if (before && piece.box.x0 - before.box.x1 <= APART * unit) cells.at(-1)!.push(piece);
    else cells.push([piece]);
  }
  const most = Math.max(...cells.map(letters));
  return trimmed(cells.find((cell) => letters(cell) >= LEAST_LETTERS * most) ?? []);
}

/** A letter for the rate of tax may stand before the quantity, far from the name. */
const FLAG_GAP = 1.6;

function withoutFlag(pieces: readonly Piece[], unit: number): readonly Piece[] {
  const [before, last] = pieces.slice(-2);
  if (!before || !last || pieces.length < 2 || !/^\p{L}$/u.test(last.text)) return pieces;
  return last.box.x0 - before.box.x1 > FLAG_GAP * unit ? pieces.slice(0, -1) : pieces;
}

const letters = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, { text }) => sum + text.replace(/[^\p{L}]/gu, '').length, 0);

const isCurrency = (text: string) =>
  findCurrencies(text).some(({ value, end }) => value.kind !== 'word' && end === text.length);

function trimmed(pieces: readonly Piece[]): Piece[] {
  const kept = [...pieces];
  const isSilent = (piece: Piece | undefined) =>
    piece !== undefined && (SILENT.test(piece.text) || isEach(piece.text) || isCurrency(piece.text));
  while (isSilent(kept.at(-1))) kept.pop();
  while (isSilent(kept[0])) kept.shift();
  return kept;
}

export const hasName = ({ name }: Row): boolean => LETTERS.test(name.map(({ text }) => text).join(' '));
