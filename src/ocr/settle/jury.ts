import { findLanguage } from '../../knowledge/index.ts';
import type { Lanes } from '../lanes/index.ts';
import { legibility, readLines, upsideDown } from '../lanes/index.ts';
import type { Letters } from '../onnx/index.ts';
import type { Grey } from '../picture/index.ts';
import type { Line } from '../recognise/index.ts';
import { isInOtherLetters, oddOnes } from './oddity.ts';

/** As many of the longest lines decide how a page is to be read. */
const JURY = 8;
/** A jury that reads this well needs no look at the page upside down. */
const UPRIGHT = 0.9;
/** So many of its lines must look odd before other letters are tried, and then be in them; of eight lines in Greek and Cyrillic five and more do. */
const ENOUGH = 3;

/** What a page is printed in, and whether it stands on its head. */
export interface Verdict {
  letters: Letters;
  isUpsideDown: boolean;
}

/**
 * Judges by the longest lines as they were read, and by reading them in other ways where they are not read well.
 *
 * @param lines the page as read upright, in Latin letters
 * @param language one of the contract's names: one in another alphabet than the Latin one is tried however well the lines are read
 */
export async function judge(
  lines: readonly Line[],
  page: Grey,
  lanes: Lanes,
  language?: string,
): Promise<Verdict> {
  const upright = lines.toSorted((a, b) => b.area.width - a.area.width).slice(0, JURY);
  const onItsHead = upright.map(({ area }) => upsideDown(area));
  const turned = legibility(upright) < UPRIGHT ? await readLines(page, onItsHead, lanes) : [];
  // Whatever the letters, those that stand upright look more like Latin ones: 0.84 to 0.88, on their head 0.5 to 0.7.
  const isUpsideDown = legibility(turned) > legibility(upright);
  const latin = isUpsideDown ? turned : upright;
  const named = isNamed(language);
  const enough = named ? 1 : Math.min(ENOUGH, latin.length);
  if (!named && oddOnes(latin, lines).length < enough) return { letters: 'latin', isUpsideDown };
  const areas = isUpsideDown ? onItsHead : upright.map(({ area }) => area);
  const other = await readLines(page, areas, lanes, 'greek-cyrillic');
  const isOther = other.filter(isInOtherLetters).length >= enough && legibility(other) > legibility(latin);
  return { letters: isOther ? 'greek-cyrillic' : 'latin', isUpsideDown };
}

const isNamed = (language = '') => ['Greek', 'Cyrillic'].includes(findLanguage(language)?.script ?? '');
