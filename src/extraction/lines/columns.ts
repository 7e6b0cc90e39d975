import type { Word } from '../../document/index.ts';
import type { Column, ColumnKind, ColumnRole, Header, Heading } from './types.ts';

const KINDS: Readonly<Record<ColumnRole, ColumnKind>> = {
  position: 'any',
  code: 'any',
  description: 'text',
  quantity: 'number',
  unit: 'any',
  unitPrice: 'number',
  discount: 'number',
  taxRate: 'number',
  tax: 'number',
  net: 'number',
  gross: 'number',
  amount: 'number',
  other: 'any',
};

export function columnsOf({ headings }: Header): Column[] {
  return headings.map((heading) => ({
    heading,
    kind: kindOf(heading),
    x0: heading.box.x0,
    x1: heading.box.x1,
  }));
}

const kindOf = ({ guesses }: Heading): ColumnKind =>
  guesses.some(({ role }) => role === 'description') ? 'text' : KINDS[guesses[0]!.role];

/** With a sign before or after it, and a currency's: "A$12.50", "(3,00)", "20%", "12,-". */
const NUMBER = /^[(+\-−–]?(?:[A-Za-z]{0,3}\p{Sc}|Rs\.?)?[(+\-−–]?\d[\d.,'’]*(?:[-–—%)]|\p{Sc}){0,2}$/u;
export const MONEY_MARK = /^(?:\p{Sc}|[A-Z]{3}|Rs\.?|kr\.?|zł|Kč|Ft|lei|[-–—])$/u;

/** A one that is read as a letter where it stands alone. */
export const STROKE = /^[Il|]$/u;

export const isNumber = ({ text }: Word): boolean => NUMBER.test(text.trim());
const isMark = ({ text }: Word): boolean => MONEY_MARK.test(text.trim()) || text.trim() === '%';

/** "1", "010", "2.1", "#3", "A4": what counts items. */
const POSITION = /^[#(]?\p{L}?\d[\d.]*[.)]?$/u;

/** Costs of putting a word into a column, in line heights of distance or their like. */
const COST = {
  /** Running text among numbers: hardly. */
  textAmongNumbers: 4,
  /** A unit beside a quantity: "2 Stk". */
  unitBesideNumber: 0.8,
  /** A number in a description: it may have one. */
  numberInText: 1,
  unknownColumn: 0.3,
  /** Weight of the distance between edges or middles, beside that between the boxes. */
  alignment: 0.25,
  /** Two words with no more than a space between them belong together. */
  parted: 1,
  /** Two parts of one printed word even more. */
  torn: 2.5,
  /** Two that are far apart do not, but in running text. */
  joined: 1,
} as const;

const isGlued = (word: Word) => 'glued' in word && word.glued === true;

/** A space is narrower than this many line heights. */
const SPACE = 0.6;
/** Words of one cell are no further apart than this, in line heights. */
const APART = 1.5;

/**
 * Deals the words of a line, left to right, out to the columns: the cheapest order-keeping assignment. Numbers go by their
 * edges, since columns of numbers are aligned; text goes to the column in whose room it stands.
 * @returns one list of words per column
 */
export function deal(words: readonly Word[], columns: readonly Column[], unit: number): Word[][] {
  const cells: Word[][] = columns.map(() => []);
  if (words.length === 0) return cells;
  const costs: number[][] = [];
  const from: number[][] = [];
  for (const [i, word] of words.entries()) {
    const gap = i > 0 ? (word.box.x0 - words[i - 1]!.box.x1) / unit : 0;
    const join = (before: number, at: number) => {
      if (before !== at) return isGlued(word) ? COST.torn : gap < SPACE ? COST.parted : 0;
      return gap > APART && columns[at]!.kind !== 'text' ? COST.joined : 0;
    };
    const row: number[] = [];
    const back: number[] = [];
    for (let c = 0; c < columns.length; c++) {
      let best = 0;
      let least = i === 0 ? 0 : Infinity;
      for (let before = 0; i > 0 && before <= c; before++) {
        const cost = costs[i - 1]![before]! + join(before, c);
        if (cost < least) [least, best] = [cost, before];
      }
      row.push(least + costOf(words, i, c, columns, unit));
      back.push(best);
    }
    costs.push(row);
    from.push(back);
  }
  let at = costs.at(-1)!.indexOf(Math.min(...costs.at(-1)!));
  for (let i = words.length - 1; i >= 0; i--) {
    cells[at]!.unshift(words[i]!);
    at = from[i]![at]!;
  }
  return cells;
}

function costOf(
  words: readonly Word[],
  i: number,
  at: number,
  columns: readonly Column[],
  unit: number,
): number {
  const word = words[i]!;
  const column = columns[at]!;
  const { x0, x1 } = word.box;
  const { box } = column.heading;
  const gap = Math.max(0, Math.min(column.x0, box.x0) - x1, x0 - Math.max(column.x1, box.x1)) / unit;
  const shift =
    Math.min(
      Math.abs(column.x0 - x0),
      Math.abs(column.x1 - x1),
      Math.abs(column.x0 + column.x1 - x0 - x1) / 2,
    ) / unit;
  const aligned = gap + COST.alignment * shift;
  const before = words[i - 1];
  const isAlone = !before || x0 - before.box.x1 > APART * unit;
  const counts = isNumber(word) || (isAlone && STROKE.test(word.text.trim()));
  if (column.heading.guesses[0]!.role === 'position' && !POSITION.test(word.text))
    return aligned + COST.textAmongNumbers;
  if (column.kind === 'any')
    return aligned + (column.heading.guesses[0]!.role === 'other' ? COST.unknownColumn : 0);
  if (column.kind === 'number') {
    if (counts) return aligned;
    if (isMark(word)) return gap;
    return (
      aligned +
      (word.text.length <= 4 && i > 0 && isNumber(words[i - 1]!)
        ? COST.unitBesideNumber
        : COST.textAmongNumbers)
    );
  }
  // A description has the room up to the next heading, and some before its own, which may be centred.
  const next = columns[at + 1];
  const right = next ? Math.min(next.x0, next.heading.box.x0) : Infinity;
  const left = at === 0 ? -Infinity : (columns[at - 1]!.x1 + column.x0) / 2;
  const outside = Math.max(0, left - x0, x1 - right) / unit;
  return outside + (counts ? COST.numberInText : 0);
}

/** The columns, each as wide as what stands in it: headings are often narrower than their columns, or centred. */
export function fitted(columns: readonly Column[], rows: readonly { cells: Word[][] }[]): Column[] {
  return columns.map((column, c) => {
    if (column.kind === 'text') return column;
    const boxes = rows.flatMap(({ cells }) => {
      const words = cells[c]!;
      return words.length > 0 && words.some(isNumber)
        ? [{ x0: words[0]!.box.x0, x1: words.at(-1)!.box.x1 }]
        : [];
    });
    if (boxes.length === 0) return column;
    return {
      ...column,
      x0: middle(boxes.map(({ x0 }) => x0)),
      x1: middle(boxes.map(({ x1 }) => x1)),
    };
  });
}

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
