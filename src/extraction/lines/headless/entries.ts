import type { LayoutPage, Line } from '../../../layout/index.ts';
import { type Convention, chooseAmount, findAmounts } from '../../values/index.ts';
import { type Piece, piecesOf } from '../pieces.ts';

/** A number in a line of print. */
export interface Figure {
  /** Its pieces: positions in the entry's. */
  first: number;
  last: number;
  value: number;
  /** It has two decimal places, groups of digits or a currency, as sums of money have. */
  money: boolean;
  /** It has no decimal places. */
  whole: boolean;
  x0: number;
  x1: number;
}

/** A line of print with its numbers, left to right; of "2 500,00" there are three. */
export interface Entry {
  page: LayoutPage;
  line: Line;
  pieces: Piece[];
  figures: Figure[];
}

/** Numbers further apart than this, in line heights, are never one. */
const WIDEST_SPACE = 0.9;

export function entryOf(line: Line, page: LayoutPage, convention: Convention): Entry {
  const pieces = piecesOf(line.segments.flatMap(({ words }) => words).sort((a, b) => a.box.x0 - b.box.x0));
  const starts: number[] = [];
  let text = '';
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1];
    if (before) text += piece.box.x0 - before.box.x1 > WIDEST_SPACE * page.unit ? '   ' : ' ';
    starts.push(text.length);
    text += piece.text;
  }
  const at = (offset: number) => starts.findLastIndex((start) => start <= offset);
  const figures = findAmounts(text).flatMap(({ start, end, value: amount }): Figure[] => {
    const [first, last] = [at(start), at(end - 1)];
    if (pieces.slice(first, last + 1).some((piece) => piece.text.includes('%'))) return [];
    return [
      {
        first,
        last,
        value: chooseAmount(amount, convention).value,
        money:
          amount.fraction === 2 ||
          (amount.grouping !== '' && amount.grouping !== ' ') ||
          Boolean(amount.currency || amount.symbol),
        whole: amount.fraction === 0,
        x0: pieces[first]!.box.x0,
        x1: pieces[last]!.box.x1,
      },
    ];
  });
  return { page, line, pieces, figures };
}
