import type { PassedOver } from '../find/index.ts';
import type { Lanes } from '../lanes/index.ts';
import { legibility, readLines } from '../lanes/index.ts';
import type { Grey } from '../picture/index.ts';
import { contains, isLong, type Rectangle } from '../picture/index.ts';
import type { Line } from '../recognise/index.ts';

/**
 * What is read with a lower mean confidence is no print. On 36 drawn pages, their scans and 35 receipts print is read with 0.97 and more, folds, stamps and
 * the edges of paper with 0.7 at most.
 */
const SURE = 0.9;

/** What the detector has passed over, as far as it is print. */
export interface ReadPassedOver {
  columns: Line[];
  characters: Line[];
}

export async function readPassedOver(
  { upright, lone }: PassedOver,
  page: Grey,
  lanes: Lanes,
): Promise<ReadPassedOver> {
  const read = await readLines(page, [...upright, ...lone], lanes);
  const isSure = (line: Line) => legibility([line]) >= SURE;
  return {
    columns: read.slice(0, upright.length).filter(isSure),
    characters: read.slice(upright.length).filter((line) => isSure(line) && isCharacter(line)),
  };
}

/** The lines of a page, and what had been passed over. Of a line up the page, the few letters that had been found give way. */
export function withPassedOver(lines: readonly Line[], { columns, characters }: ReadPassedOver): Line[] {
  const others = lines.filter(({ area }) => !columns.some((column) => isPart(area, column.area)));
  return [...others, ...columns, ...characters];
}

const isCharacter = ({ words: [word, ...more] }: Line) =>
  word !== undefined && more.length === 0 && /^[\p{L}\p{N}]$/u.test(word.text);

/** It lies within the column, and runs as it does, or is too short to tell. */
function isPart(area: Rectangle, column: Rectangle): boolean {
  const across = Math.abs(Math.cos(area.angle - column.angle)) < Math.SQRT1_2;
  return contains(column, area) && !(across && isLong(area));
}
