import type { Word } from '../../document/index.ts';
import type { Line } from '../../layout/index.ts';
import { isNumber } from './columns.ts';
import type { Column, ColumnRole, Row } from './types.ts';

/** So many lines below the headings are looked at. */
const LINES = 16;
/** In this part of the lines a word begins where a column does. */
const LEAST_BEGUN = 0.6;
/** Left edges of one column differ by less than this many line heights. */
const ALIGNED = 0.35;
/** Two numbers of one row stand at least this many line heights apart where they are two cells. */
const SPACE = 0.5;
/** A column of codes or positions is at least this wide, in line heights. */
const NARROWEST = 1.2;

/**
 * A table whose headings name no description, though something stands there: "Article no." may be "Article" beside "No.", headings of two
 * columns set so close that they read as one. The words below tell where the second column begins.
 */
export function splitHeadings(columns: readonly Column[], lines: readonly Line[], unit: number): Column[] {
  if (columns.some(({ kind }) => kind === 'text')) return [...columns];
  const rows = lines.slice(0, LINES).map(({ segments }) => segments.flatMap(({ words }) => words));
  for (const [c, column] of columns.entries()) {
    const role = column.heading.guesses[0]!.role;
    if (role !== 'code' && role !== 'position' && role !== 'other') continue;
    const cut = secondEdge(rows, column, columns[c + 1]?.heading.box.x0 ?? Infinity, unit);
    if (cut === undefined) continue;
    const { box } = column.heading;
    const left = part(column, { ...box, x1: cut - 0.5 * unit }, role === 'other' ? 'code' : role);
    const right = part(column, { ...box, x0: cut, x1: Math.max(box.x1, cut + unit) }, 'description');
    return [...columns.slice(0, c), left, right, ...columns.slice(c + 1)];
  }
  return [...columns];
}

/** In this part of the rows the text begins left of its heading. */
const LEAST_LEFT = 0.6;

/**
 * The columns with the first one reaching as far left as the text below it: a heading may be centred over texts that are set flush left. What
 * stands beside the table, such as contact data, begins in other places, or has text under the heading as well.
 */
export function withText(columns: readonly Column[], lines: readonly Line[], unit: number): Column[] {
  const [first, second] = columns;
  if (!first || !second || first.kind === 'number') return [...columns];
  // What sums up the items has fewer numbers than they have.
  const least = Math.min(2, columns.filter(({ kind }) => kind === 'number').length);
  const rows = lines
    .slice(0, LINES)
    .map(({ segments }) => segments.flatMap(({ words }) => words))
    .filter(
      (words) =>
        words.filter((word) => isNumber(word) && word.box.x0 > second.heading.box.x0 - unit).length >= least,
    );
  const { box } = first.heading;
  const begins = rows.map((words) =>
    words.filter((word) => word.box.x0 < second.heading.box.x0 - unit && !isNumber(word)),
  );
  const lefts = begins.flatMap((words) =>
    words.length > 0 ? [Math.min(...words.map((word) => word.box.x0))] : [],
  );
  const left = lefts
    .filter((x) => x < box.x0 - unit)
    .find((x) => lefts.filter((other) => Math.abs(other - x) < unit).length >= LEAST_LEFT * rows.length);
  if (left === undefined) return [...columns];
  return [
    { ...first, x0: left, heading: { ...first.heading, box: { ...box, x0: left } } },
    ...columns.slice(1),
  ];
}

/**
 * The columns with those that have no heading left of the first one: text that most rows begin with, and a number behind it. Only where no
 * heading names a description.
 */
export function withUnheaded(columns: readonly Column[], lines: readonly Line[], unit: number): Column[] {
  const [first] = columns;
  if (!first || columns.some(({ kind }) => kind === 'text')) return [...columns];
  const start = first.heading.box.x0 - unit;
  const rows = lines
    .slice(0, LINES)
    .map(({ segments }) => segments.flatMap(({ words }) => words))
    .filter((words) => words.filter((word) => isNumber(word) && word.box.x0 > start).length > 1)
    .map((words) => words.filter((word) => word.box.x1 < start));
  const texts = rows.map((words) => words.filter((word) => !isNumber(word)));
  const numbers = rows.map((words) => words.at(-1)).filter((word) => word !== undefined && isNumber(word));
  const [left] = texts.map(([word]) => word?.box.x0);
  const flush = texts.filter(([word]) => left !== undefined && word && Math.abs(word.box.x0 - left) < unit);
  if (left === undefined || flush.length < 2 || flush.length < LEAST_LEFT * rows.length) return [...columns];
  const box = { ...first.heading.box, x0: left, x1: Math.max(...flush.map((words) => words.at(-1)!.box.x1)) };
  const text = { ...part(first, box, 'description'), kind: 'text' as const };
  const behind = numbers.filter((word) => word!.box.x0 > box.x1).map((word) => word!.box);
  if (behind.length < LEAST_LEFT * rows.length) return [text, ...columns];
  const number = {
    x0: Math.min(...behind.map(({ x0 }) => x0)),
    x1: Math.max(...behind.map(({ x1 }) => x1)),
  };
  return [
    text,
    {
      ...number,
      kind: 'number',
      heading: { text: '', box: { ...box, ...number }, guesses: [{ role: 'other', quality: 1 }] },
    },
    ...columns,
  ];
}

function part(column: Column, box: Column['heading']['box'], role: ColumnRole): Column {
  const kind = role === 'description' ? 'text' : 'any';
  return {
    kind,
    x0: box.x0,
    x1: box.x1,
    heading: { ...column.heading, box, guesses: [{ role, quality: 0.5 }] },
  };
}

/** Where in most lines another word begins, right of the column's first. */
function secondEdge(
  rows: readonly (readonly Word[])[],
  { heading }: Column,
  end: number,
  unit: number,
): number | undefined {
  const within = rows
    .map((words) => words.filter(({ box }) => box.x0 > heading.box.x0 - unit && box.x0 < end))
    .filter((words) => words.some(({ box }) => Math.abs(box.x0 - heading.box.x0) < unit));
  // Codes and positions have digits; a word of the description may begin anywhere by chance.
  const coded = within.filter(([first]) => /\d/.test(first!.text));
  if (coded.length < LEAST_BEGUN * within.length) return undefined;
  const starts = within.flatMap((words) =>
    words.map(({ box }) => box.x0).filter((x) => x > heading.box.x0 + NARROWEST * unit),
  );
  return starts
    .filter((x) => {
      const begun = within.filter((words) => words.some(({ box }) => Math.abs(box.x0 - x) < ALIGNED * unit));
      return within.length > 1 && begun.length >= LEAST_BEGUN * within.length;
    })
    .sort((a, b) => a - b)[0];
}

/**
 * A column of numbers under which most rows have two, set apart from each other: the headings of two columns were read as one. Its left part
 * has no known heading.
 */
export function splitNumbers(columns: readonly Column[], rows: readonly Row[], unit: number): Column[] {
  return columns.flatMap((column, c) => {
    if (column.kind !== 'number') return [column];
    const numbers = rows.map(({ cells }) => cells[c]!.filter(isNumber)).filter(({ length }) => length > 0);
    const pairs = numbers.filter(
      (words) => words.length === 2 && words[1]!.box.x0 - words[0]!.box.x1 > SPACE * unit,
    );
    if (pairs.length < 2 || pairs.length < LEAST_BEGUN * numbers.length) return [column];
    const [left, right] = [0, 1].map((i) => ({
      x0: Math.min(...pairs.map((words) => words[i]!.box.x0)),
      x1: Math.max(...pairs.map((words) => words[i]!.box.x1)),
    })) as [{ x0: number; x1: number }, { x0: number; x1: number }];
    if (left.x1 >= right.x0) return [column];
    const cut = (left.x1 + right.x0) / 2;
    const { box, guesses } = column.heading;
    return [
      {
        kind: 'number',
        ...left,
        heading: {
          text: '',
          box: { ...box, ...left, x1: Math.min(cut, left.x1) },
          guesses: [{ role: 'other', quality: 1 }],
        },
      },
      { ...column, ...right, heading: { ...column.heading, guesses, box: { ...box, ...right } } },
    ] satisfies Column[];
  });
}
