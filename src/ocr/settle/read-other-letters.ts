import type { Lanes } from '../lanes/index.ts';
import { legibility, readLines } from '../lanes/index.ts';
import type { Letters } from '../onnx/index.ts';
import type { Grey } from '../picture/index.ts';
import type { Line } from '../recognise/index.ts';
import { countLetters } from './alphabets.ts';
import { isInOtherLetters, oddOnes } from './oddity.ts';

/**
 * On a page in Latin letters, the longest of the lines that look odd are tried first; the others only when one of these is in other letters. Two are
 * one lane's task: only that one loads the other recogniser, which takes 50 MB.
 */
const FIRST = 2;
/** On a page in others, so much less sure they may be: read in Latin letters, a Φ may leave no trace at all. */
const LEEWAY = 0.3;

/** An id with a worn letter that is read well as it is stays. */
function isPlausible(line: Line, before: Line): boolean {
  const { other, latin } = countLetters([line]);
  const leeway = other >= latin ? LEEWAY : 0;
  return other > 0 && legibility([line]) > legibility([before]) - leeway;
}

/** The lines of a page, those in Greek or Cyrillic letters read by the recogniser that knows them. */
export async function readOtherLetters(
  lines: readonly Line[],
  letters: Letters,
  page: Grey,
  lanes: Lanes,
): Promise<Line[]> {
  const isAll = letters === 'greek-cyrillic';
  const isBetter = (line: Line, before: Line) =>
    isAll ? isPlausible(line, before) : isInOtherLetters(line) && legibility([line]) > legibility([before]);
  const better = new Map<Line, Line>();
  const read = async (some: readonly Line[]) => {
    const areas = some.map(({ area }) => area);
    for (const [i, line] of (await readLines(page, areas, lanes, 'greek-cyrillic')).entries()) {
      if (isBetter(line, some[i]!)) better.set(some[i]!, line);
    }
  };
  if (isAll) await read(lines);
  else {
    const odd = oddOnes(lines, lines).toSorted((a, b) => b.area.width - a.area.width);
    await read(odd.slice(0, FIRST));
    if (better.size > 0) await read(odd.slice(FIRST));
  }
  return lines.map((line) => better.get(line) ?? line);
}
