import type { Rectangle } from '../picture/index.ts';
import type { Line, PagePicture, Recogniser } from '../recogniser.ts';
import { moveWord } from './page-coordinates.ts';

/** An area this many times as high as wide holds text that runs up or down the page, or a single narrow character. */
const TALL = 1.5;

/** Reads each area of a page as one line, in their order. Tall areas are read upright, upwards and downwards; the most legible reading counts. */
export async function readLines(
  page: PagePicture,
  areas: readonly Rectangle[],
  recogniser: Recogniser,
): Promise<Line[]> {
  const views = areas.flatMap((area, i) =>
    (area.height < TALL * area.width ? [area] : [area, turnAside(area, -1), turnAside(area, 1)]).map(
      (view) => ({
        i,
        view,
      }),
    ),
  );
  const read = await recogniser.recognise(
    page,
    views.map(({ view }) => view),
  );
  const best: Line[] = new Array(areas.length);
  for (const [k, { i, view }] of views.entries()) {
    const line = joinLines(read[k]!, view);
    if (!best[i] || measureLegibility([line]) > measureLegibility([best[i]])) best[i] = line;
  }
  return best;
}

/** What a recogniser made of an area as the one line that it holds: some find several parts, or none. */
function joinLines(lines: readonly Line[], area: Rectangle): Line {
  if (lines.length === 1) return lines[0]!;
  return {
    area,
    words: lines.flatMap((line) => line.words.map((word) => moveWord(word, line.area, area))),
    characters: lines.reduce((sum, line) => sum + line.characters, 0),
    logProbability: lines.reduce((sum, line) => sum + line.logProbability, 0),
  };
}

/** Geometric mean of the probabilities of all characters, 0–1; 0 where there are none. */
export function measureLegibility(lines: readonly Line[]): number {
  const characters = lines.reduce((sum, line) => sum + line.characters, 0);
  const logarithms = lines.reduce((sum, line) => sum + line.logProbability, 0);
  return characters === 0 ? 0 : Math.exp(logarithms / characters);
}

/** The same area with its text standing on its head. */
export function turnAreaOver(area: Rectangle): Rectangle {
  return { ...area, angle: area.angle + Math.PI };
}

/** The same area with its text running down (1) or up (−1) the page. */
function turnAside(area: Rectangle, direction: 1 | -1): Rectangle {
  return { ...area, width: area.height, height: area.width, angle: area.angle + (direction * Math.PI) / 2 };
}
