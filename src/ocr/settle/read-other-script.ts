import type { RecogniserName } from '../onnx/index.ts';
import { measureLegibility, readLines } from '../recognise/index.ts';
import type { Line, PagePicture, Recogniser } from '../recogniser.ts';
import { countLetters } from './alphabets.ts';
import { findWrongScriptLines, isGreekOrCyrillicLine } from './wrong-script.ts';

/**
 * On a page in Latin letters, so many of the suspect lines, the longest, are read first; the others only when one of these is in another script. Two
 * are the task of one thread: only that one loads the second recogniser, which takes 50 MB.
 */
const FIRST_LINES = 2;
/** On a page in another script, a line in it may be this much less legible than before: read in Latin letters, a Φ may leave no trace at all. */
const LEGIBILITY_LEEWAY = 0.3;

/**
 * The lines of a page, those in Greek or Cyrillic letters read again by the recogniser that knows them.
 * @param script of the page
 * @param recogniser of Greek and Cyrillic letters
 */
export async function rereadInOtherScript(
  lines: readonly Line[],
  script: RecogniserName,
  page: PagePicture,
  recogniser: Recogniser,
): Promise<Line[]> {
  const isWholePage = script === 'greek-cyrillic';
  const isBetter = isWholePage ? isPlausible : isSurelyBetter;
  const better = new Map<Line, Line>();
  const reread = async (some: readonly Line[]) => {
    const areas = some.map(({ area }) => area);
    for (const [i, line] of (await readLines(page, areas, recogniser)).entries()) {
      if (isBetter(line, some[i]!)) better.set(some[i]!, line);
    }
  };
  if (isWholePage) await reread(lines);
  else {
    const suspects = findWrongScriptLines(lines, lines).toSorted((a, b) => b.area.width - a.area.width);
    await reread(suspects.slice(0, FIRST_LINES));
    if (better.size > 0) await reread(suspects.slice(FIRST_LINES));
  }
  return lines.map((line) => better.get(line) ?? line);
}

const isSurelyBetter = (line: Line, before: Line) =>
  isGreekOrCyrillicLine(line) && measureLegibility([line]) > measureLegibility([before]);

/** An id with a worn letter that was read well before stays as it was. */
function isPlausible(line: Line, before: Line): boolean {
  const { other, latin } = countLetters([line]);
  const leeway = other >= latin ? LEGIBILITY_LEEWAY : 0;
  return other > 0 && measureLegibility([line]) > measureLegibility([before]) - leeway;
}
