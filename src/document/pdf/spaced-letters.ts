import { ANGLE_STEP, along, BASELINE_SHIFT, difference } from './along-line.ts';
import type { Run } from './run.ts';

/** The widest letter spacing, in font sizes, of a line that is letter-spaced throughout. */
export const WIDEST_LETTER_SPACE = 0.8;

const LETTERS = 4;
const EVENNESS = 0.08;
/** Letters, and what amounts, dates and numbers consist of. */
const SPACED = /[\p{L}\p{N}\p{Sc}.,:/-]/u;

/**
 * Joins letter-spaced words ("I N V O I C E", "1 , 4 7 0"): at least LETTERS single characters in a row, each as far from the last as
 * the one before, give or take EVENNESS font sizes.
 */
export function joinSpacedLetters(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  const letter = (run: Run | undefined) =>
    run?.glyphs.length === 1 && SPACED.test(String.fromCodePoint(run.glyphs[0]!.code))
      ? run.glyphs[0]!
      : undefined;
  for (let from = 0; from < runs.length; ) {
    let to = from + 1;
    let space: number | undefined;
    for (let last = letter(runs[from]); last; to++) {
      const next = letter(runs[to]);
      if (!next || difference(next.angle, last.angle) > ANGLE_STEP || next.size !== last.size) break;
      const here = along(next, last.angle);
      const before = along(last, last.angle);
      const gap = (here.start - before.end) / last.size;
      if (Math.abs(here.across - before.across) > BASELINE_SHIFT * last.size) break;
      if (gap < 0 || gap > WIDEST_LETTER_SPACE || Math.abs(gap - (space ?? gap)) > EVENNESS) break;
      space ??= gap;
      last = next;
    }
    if (to - from >= LETTERS) {
      joined.push({ glyphs: runs.slice(from, to).flatMap((run) => run.glyphs) });
      from = to;
    } else {
      joined.push(runs[from]!);
      from++;
    }
  }
  return joined;
}
