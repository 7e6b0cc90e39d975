import type { Grey } from '../picture/index.ts';
import { contains, convexHull, isLong, type Point, smallestRectangle } from '../picture/index.ts';
import { medianHeight, type Region } from './detector.ts';
import { disjointSets } from './disjoint-sets.ts';
import { type Piece, piecesOfInk } from './pieces.ts';

/** A letter's longer side, in pixels of the picture of the pieces, at least; dots and dashes are smaller. */
const LEAST_LETTER = 4;
const LEAST_DOT = 2;
/** A letter's shorter side at most, in median heights of the page's lines. */
const LARGEST_LETTER = 1.2;
/** Letters of a word touch at times; what is longer, in shorter sides, is a rule. */
const LONGEST_PIECE = 12;
/** Pictures, stains and noise fall into more pieces than a page has letters that nobody has found: such a page is left as it is. */
const MOST_PIECES = 2500;
/** Of each kind; bounds time. */
const MOST_AREAS = 12;
/** Letters of a line are this near each other, in sizes of the larger one. */
const NEAR = 0.75;
/** Letters of a line that runs up or down the page, at least; how many times as long as it is high; and the gap, in heights, over which it goes on. */
const LEAST_LETTERS = 6;
const SLENDER = 4;
const FAR = 1.5;
/** The height that a line is read at in heights of its ink, ascenders and descenders among it; and of a digit's. */
const LINE_OF_INK = 1.3;
const LINE_OF_DIGIT = 1.75;
/** "1" is a third as wide as high; what is narrower is a rule. */
const DIGIT = { narrow: 0.28, wide: 0.85 } as const;
/** The height of a digit in heights of the region of its row, and how far from the row's middle its own may be. */
const IN_ROW = { low: 0.4, high: 0.8, off: 0.2 } as const;

export interface PassedOver {
  /** Lines that run up or down the page. */
  upright: Region[];
  /** Single characters in the row of a line, as quantities in tables are. */
  lone: Region[];
}

/**
 * Print that the detector passes over: lines that run up a margin, of which it paints a few letters at most, and single digits. They are found by
 * their ink, where no line has been found. Pixels of the picture. On 36 drawn pages and their scans all that it finds is print, or read with less
 * than 0.7; it costs some 15 ms.
 */
export function passedOver(page: Grey, regions: readonly Region[]): PassedOver {
  const lines = regions.filter(isLong);
  const none = { upright: [], lone: [] };
  if (lines.length === 0) return none;
  const { pieces: all, step } = piecesOfInk(page, lines);
  const unit = medianHeight(lines) / step;
  const pieces = all.filter((piece) => isLetters(piece, unit));
  if (pieces.length > MOST_PIECES) return none;
  const chains = chained(pieces);
  const upright = columns(chains).map((column) => areaOf(column, step));
  const lone = chains
    .filter((chain) => chain.length === 1 && isDigitLike(chain[0]!))
    .map(([piece]) => areaOfDigit(piece!, step))
    .filter((area) => lines.some((line) => isInRow(area, line)))
    .filter((area) => !regions.some((region) => contains(region, area)));
  return { upright: largest(upright), lone: largest(lone) };
}

const largest = (areas: Region[]) =>
  areas.sort((a, b) => b.width * b.height - a.width * a.height).slice(0, MOST_AREAS);

const across = ({ x0, x1 }: Piece) => x1 - x0;
const down = ({ y0, y1 }: Piece) => y1 - y0;
const longer = (piece: Piece) => Math.max(across(piece), down(piece));
const shorter = (piece: Piece) => Math.min(across(piece), down(piece));
/** The size of its letters: those of a word may touch. */
const size = (piece: Piece) => (longer(piece) > 3 * shorter(piece) ? 1.3 * shorter(piece) : longer(piece));
const letters = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, piece) => sum + (longer(piece) < LEAST_LETTER ? 0 : longer(piece) / size(piece)), 0);

const isLetters = (piece: Piece, unit: number) =>
  longer(piece) >= LEAST_DOT &&
  shorter(piece) <= LARGEST_LETTER * unit &&
  longer(piece) <= LONGEST_PIECE * shorter(piece);

const isDigitLike = (piece: Piece) =>
  down(piece) >= LEAST_LETTER &&
  across(piece) >= DIGIT.narrow * down(piece) &&
  across(piece) <= DIGIT.wide * down(piece);

/** Pieces with those near them, and near those. Sorts the pieces. */
function chained(pieces: Piece[]): Piece[][] {
  pieces.sort((a, b) => a.y0 - b.y0);
  const chains = disjointSets(pieces.length);
  const farthest = NEAR * pieces.reduce((most, piece) => Math.max(most, size(piece)), 0);
  for (const [i, piece] of pieces.entries()) {
    for (let k = i + 1; k < pieces.length && pieces[k]!.y0 - piece.y1 <= farthest; k++) {
      const other = pieces[k]!;
      const apart = Math.max(other.y0 - piece.y1, other.x0 - piece.x1, piece.x0 - other.x1);
      if (apart <= NEAR * Math.max(size(piece), size(other))) chains.join(i, k);
    }
  }
  return chains.groups().map((chain) => chain.map((i) => pieces[i]!));
}

/** Lines that run up or down the page, the parts of each put together. */
function columns(chains: readonly Piece[][]): Piece[][] {
  const parts = chains
    .map((pieces) => ({ pieces, box: around(pieces) }))
    .sort((a, b) => down(b.box) - down(a.box));
  const found: Piece[][] = [];
  while (parts.length > 0) {
    const { pieces, box } = parts.shift()!;
    if (across(box) < LEAST_LETTER || down(box) < SLENDER * across(box)) continue;
    if (letters(pieces) < LEAST_LETTERS) continue;
    const column = { pieces, box };
    for (;;) {
      const at = parts.findIndex((part) => continues(column.box, part.box));
      if (at < 0) break;
      const [part] = parts.splice(at, 1);
      column.pieces = [...column.pieces, ...part!.pieces];
      column.box = around([column.box, part!.box]);
    }
    found.push(column.pieces);
  }
  return found;
}

/** A part stands over or under a column, hardly wider, and near. */
function continues(column: Piece, part: Piece): boolean {
  const middle = (part.x0 + part.x1) / 2;
  const apart = Math.max(part.y0 - column.y1, column.y0 - part.y1);
  const beside = middle < column.x0 || middle > column.x1;
  return !beside && across(part) <= LINE_OF_INK * across(column) && apart <= FAR * across(column);
}

const around = (pieces: readonly Piece[]): Piece => ({
  x0: Math.min(...pieces.map(({ x0 }) => x0)),
  y0: Math.min(...pieces.map(({ y0 }) => y0)),
  x1: Math.max(...pieces.map(({ x1 }) => x1)),
  y1: Math.max(...pieces.map(({ y1 }) => y1)),
});

/** At the line's own angle: a page may be tilted. */
function areaOf(pieces: readonly Piece[], step: number): Region {
  const corners = pieces.flatMap(({ x0, y0, x1, y1 }): Point[] =>
    [
      [x0, y0],
      [x0, y1],
      [x1, y0],
      [x1, y1],
    ].map(([x, y]): Point => [x! * step, y! * step]),
  );
  const { width, height, ...rest } = smallestRectangle(convexHull(corners));
  const more = (LINE_OF_INK - 1) * Math.min(width, height);
  return { ...rest, width: width + more, height: height + more };
}

function areaOfDigit(piece: Piece, step: number): Region {
  const height = down(piece) * step;
  const width = across(piece) * step + (LINE_OF_DIGIT - 1) * height;
  const [cx, cy] = [((piece.x0 + piece.x1) / 2) * step, ((piece.y0 + piece.y1) / 2) * step];
  return { cx, cy, width, height: LINE_OF_DIGIT * height, angle: 0 };
}

function isInRow({ cx, cy, height }: Region, line: Region): boolean {
  const share = height / LINE_OF_DIGIT / line.height;
  const level = line.cy + Math.tan(line.angle) * (cx - line.cx);
  return share > IN_ROW.low && share < IN_ROW.high && Math.abs(cy - level) < IN_ROW.off * line.height;
}
