import { findLanguage } from '../languages.ts';
import { otherLetters } from './alphabets.ts';
import type { Lanes } from './lanes.ts';
import { legibility, readLines, upsideDown } from './lines.ts';
import type { Letters } from './models.ts';
import type { Grey } from './picture.ts';
import type { Line } from './recogniser.ts';

/** As many of the longest lines decide how a page is to be read. */
const JURY = 8;
/** A jury that reads this well needs no look at the page upside down. */
const UPRIGHT = 0.9;
/** Nor at other letters: read in Latin ones, pages in Greek and Cyrillic come to 0.84 to 0.88; upside down to 0.5 to 0.7. */
const LATIN = 0.95;
/** So much of the jury's letters is from another alphabet than the Latin one where the page is. */
const OTHER = 0.3;

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
  // Whatever the letters, those that stand upright look more like Latin ones.
  const isUpsideDown = legibility(turned) > legibility(upright);
  const latin = isUpsideDown ? turned : upright;
  if (legibility(latin) >= LATIN && !isInOtherLetters(language)) return { letters: 'latin', isUpsideDown };
  const areas = isUpsideDown ? onItsHead : upright.map(({ area }) => area);
  const other = await readLines(page, areas, lanes, 'greek-cyrillic');
  const isOther = otherLetters(other) >= OTHER && legibility(other) > legibility(latin);
  return { letters: isOther ? 'greek-cyrillic' : 'latin', isUpsideDown };
}

const isInOtherLetters = (language = '') =>
  ['Greek', 'Cyrillic'].includes(findLanguage(language)?.script ?? '');
