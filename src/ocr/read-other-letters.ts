import { otherLetters } from './alphabets.ts';
import type { Lanes } from './lanes.ts';
import { legibility, readLines } from './lines.ts';
import type { Letters } from './models.ts';
import type { Grey } from './picture.ts';
import type { Line } from './recogniser.ts';

/** On a page in Latin letters, lines read worse than this and at least as long are tried in others. */
const DOUBTFUL = 0.92;
const CHARACTERS = 5;
/** The longest of them are tried first; the others only when one of these is in other letters. */
const FIRST = 3;
/** On a page in others, so much less sure they may be: read in Latin letters, a Φ may leave no trace at all. */
const LEEWAY = 0.3;
/** On a page in Latin letters, what is taken for other letters must be read as surely as this, and most of it be in them. */
const SURE = 0.93;
const MOST = 0.5;

/** The lines of a page, those in Greek or Cyrillic letters read by the recogniser that knows them. */
export async function readOtherLetters(
  lines: readonly Line[],
  letters: Letters,
  page: Grey,
  lanes: Lanes,
): Promise<Line[]> {
  const isAll = letters === 'greek-cyrillic';
  const result = [...lines];
  const read = async (some: readonly number[]): Promise<boolean> => {
    const areas = some.map((i) => result[i]!.area);
    let found = false;
    for (const [k, line] of (await readLines(page, areas, lanes, 'greek-cyrillic')).entries()) {
      const i = some[k]!;
      const share = otherLetters([line]);
      const [now, before] = [legibility([line]), legibility([result[i]!])];
      const isBetter = isAll
        ? share > 0 && now > before - LEEWAY
        : share > MOST && now >= SURE && now > before;
      if (!isBetter) continue;
      result[i] = line;
      found = true;
    }
    return found;
  };
  if (isAll) {
    await read(lines.keys().toArray());
    return result;
  }
  const doubtful = lines
    .keys()
    .filter((i) => lines[i]!.characters >= CHARACTERS && legibility([lines[i]!]) < DOUBTFUL)
    .toArray()
    .sort((a, b) => lines[b]!.area.width - lines[a]!.area.width);
  if (await read(doubtful.slice(0, FIRST))) await read(doubtful.slice(FIRST));
  return result;
}
