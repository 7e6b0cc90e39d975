import type { RecogniserName } from '../onnx/index.ts';
import type { Grey, Rectangle } from '../picture/index.ts';
import type { Line, Recogniser } from '../recogniser.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Lines that a thread reads at a time: few, so that all threads end together. */
const LINES_PER_TASK = 2;

/** A built-in recogniser on the threads of a pool: it reads each area as one line. The pool is closed by whoever opened it. */
export function createThreadRecogniser(pool: ThreadPool, name: RecogniserName): Recogniser {
  return {
    async recognise(page, areas) {
      return (await readOnThreads(page, areas, pool, name)).map((line) => [line]);
    },
    async close() {},
  };
}

/** On all threads at once, the longest lines first so that none is left to the end. */
async function readOnThreads(
  { data, width, height }: Grey,
  areas: readonly Rectangle[],
  pool: ThreadPool,
  recogniser: RecogniserName,
): Promise<Line[]> {
  const page = { data, width, height }; // the picture in colour, if there is one, stays on this thread
  const lines: Line[] = new Array(areas.length);
  const order = areas.map((_, i) => i).sort((a, b) => areas[b]!.width - areas[a]!.width);
  const tasks: Promise<void>[] = [];
  for (let i = 0; i < order.length; i += LINES_PER_TASK) {
    const indices = order.slice(i, i + LINES_PER_TASK);
    const task = pool.run('readLines', { page, areas: indices.map((index) => areas[index]!), recogniser });
    tasks.push(
      task.then((read) => {
        for (const [k, index] of indices.entries()) lines[index] = read[k]!;
      }),
    );
  }
  await Promise.all(tasks);
  return lines;
}
