import type { MissedText } from '../find/index.ts';
import { contains, isElongated, type Rectangle } from '../picture/index.ts';
import { measureLegibility, readLines } from '../recognise/index.ts';
import type { Line, PagePicture, Recogniser } from '../recogniser.ts';

/**
 * What is less legible is no text. On 36 drawn pages, their scans and 35 receipts text is read with 0.97 and more; folds, stamps and the edges of
 * paper with 0.7 at most.
 */
const MIN_LEGIBILITY = 0.9;

/** What the detector missed, as far as it is text. */
export interface MissedLines {
  vertical: Line[];
  single: Line[];
}

export async function readMissedText(
  { vertical, single }: MissedText,
  page: PagePicture,
  recogniser: Recogniser,
): Promise<MissedLines> {
  const read = await readLines(page, [...vertical, ...single], recogniser);
  const isText = (line: Line) => measureLegibility([line]) >= MIN_LEGIBILITY;
  return {
    vertical: read.slice(0, vertical.length).filter(isText),
    single: read.slice(vertical.length).filter((line) => isText(line) && isSingleCharacter(line)),
  };
}

/** The lines of a page with what the detector missed. A vertical line replaces the few letters of it that had been found. */
export function addMissedText(lines: readonly Line[], { vertical, single }: MissedLines): Line[] {
  const others = lines.filter(({ area }) => !vertical.some((line) => isPart(area, line.area)));
  return [...others, ...vertical, ...single];
}

const isSingleCharacter = ({ words: [word, ...more] }: Line) =>
  word !== undefined && more.length === 0 && /^[\p{L}\p{N}]$/u.test(word.text);

/** Whether an area lies within a vertical line, and runs as it does, or is too short to tell. */
function isPart(area: Rectangle, line: Rectangle): boolean {
  const isAcross = Math.abs(Math.cos(area.angle - line.angle)) < Math.SQRT1_2;
  return contains(line, area) && !(isAcross && isElongated(area));
}
