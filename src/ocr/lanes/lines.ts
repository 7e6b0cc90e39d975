import type { Letters } from '../onnx/index.ts';
import type { Grey, Rectangle } from '../picture/index.ts';
import type { Line } from '../recognise/index.ts';
import type { Lanes } from './lanes.ts';

/** Lines that a lane reads at a time: few, so that all lanes end together. */
const LINES_A_TASK = 2;
/** An area this many times as high as wide holds text that runs up or down the page, or a lone narrow character. */
const TALL = 1.5;

/** Reads areas of a page, in their order. Text that runs up or down the page is turned to be read. */
export async function readLines(
  page: Grey,
  areas: readonly Rectangle[],
  lanes: Lanes,
  letters: Letters = 'latin',
): Promise<Line[]> {
  const views = areas.flatMap((area, i) =>
    (area.height < TALL * area.width ? [area] : [area, aside(area, -1), aside(area, 1)]).map((view) => ({
      i,
      view,
    })),
  );
  const read = await readViews(
    page,
    views.map(({ view }) => view),
    lanes,
    letters,
  );
  const best: Line[] = new Array(areas.length);
  for (const [k, { i }] of views.entries()) {
    const line = read[k]!;
    if (!best[i] || legibility([line]) > legibility([best[i]])) best[i] = line;
  }
  return best;
}

/** On all lanes at once, longest first so that none is left to finish alone. */
async function readViews(
  page: Grey,
  views: readonly Rectangle[],
  lanes: Lanes,
  letters: Letters,
): Promise<Line[]> {
  const lines: Line[] = new Array(views.length);
  const order = views.map((_, i) => i).sort((a, b) => views[b]!.width - views[a]!.width);
  const tasks: Promise<void>[] = [];
  for (let i = 0; i < order.length; i += LINES_A_TASK) {
    const some = order.slice(i, i + LINES_A_TASK);
    const task = lanes.run('readLines', { page, areas: some.map((index) => views[index]!), letters });
    tasks.push(
      task.then((read) => {
        for (const [k, index] of some.entries()) lines[index] = read[k]!;
      }),
    );
  }
  await Promise.all(tasks);
  return lines;
}

/** Geometric mean of the probabilities of all characters, 0–1. */
export function legibility(lines: readonly Line[]): number {
  const characters = lines.reduce((sum, line) => sum + line.characters, 0);
  return characters === 0 ? 0 : Math.exp(lines.reduce((sum, line) => sum + line.logarithm, 0) / characters);
}

export function upsideDown(area: Rectangle): Rectangle {
  return { ...area, angle: area.angle + Math.PI };
}

/** The same area with its text running down (1) or up (−1) the page. */
function aside(area: Rectangle, direction: 1 | -1): Rectangle {
  return { ...area, width: area.height, height: area.width, angle: area.angle + (direction * Math.PI) / 2 };
}
