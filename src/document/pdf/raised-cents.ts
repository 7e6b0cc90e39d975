import { ANGLE_STEP, along, difference } from './along-line.ts';
import type { Glyph } from './glyphs.ts';
import type { Run } from './run.ts';

/** Raised cents are smaller than the amount by these factors at least and at most. */
const SMALLER = [1.2, 2.5] as const;
/** By how much they are raised, in font sizes of the amount. */
const RAISED = [0.12, 0.65] as const;
/** How far they may stand from it, in its font sizes. */
const APART = [-0.15, 0.3] as const;

/** Whole amounts, with a currency or without: `$1,024`. */
const WHOLE = /^\D{0,4}\d{1,3}(?:[,.' ]?\d{3})*$/;
const CENTS = /^\d\d$/;

/** How a page writes decimals: the mark before the last two digits of a word. */
const DECIMALS = /\d([.,])\d\d$/;

const textOf = ({ glyphs }: Run): string => glyphs.map(({ code }) => String.fromCodePoint(code)).join('');

/** Joins cents that are printed small and raised behind their amount, as on price tags: `$74⁵³` is $74.53. */
export function joinRaisedCents(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let mark: number | undefined;
  for (const [i, run] of runs.entries()) {
    const before = joined.at(-1);
    if (before && run.glyphs.length === 2 && i > 0 && runs[i - 1] === before && areCentsOf(before, run)) {
      mark ??= decimalMark(runs);
      const first = run.glyphs[0]!;
      const point: Glyph = { ...first, code: mark, box: { ...first.box, x1: first.box.x0 } };
      joined[joined.length - 1] = { glyphs: [...before.glyphs, point, ...run.glyphs] };
    } else joined.push(run);
  }
  return joined;
}

function areCentsOf(amount: Run, cents: Run): boolean {
  const [last, first] = [amount.glyphs.at(-1)!, cents.glyphs[0]!];
  const within = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;
  if (difference(last.angle, first.angle) > ANGLE_STEP || !within(last.size / first.size, SMALLER))
    return false;
  const [here, before] = [along(first, last.angle), along(last, last.angle)];
  return (
    within((before.across - here.across) / last.size, RAISED) &&
    within((here.start - before.end) / last.size, APART) &&
    CENTS.test(textOf(cents)) &&
    WHOLE.test(textOf(amount))
  );
}

/** The code of the mark that most amounts of the page have; a point where none has one. */
function decimalMark(runs: readonly Run[]): number {
  let commas = 0;
  for (const run of runs) {
    const mark = DECIMALS.exec(textOf(run))?.[1];
    if (mark !== undefined) commas += mark === ',' ? 1 : -1;
  }
  return (commas > 0 ? ',' : '.').charCodeAt(0);
}
