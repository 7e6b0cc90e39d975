import { parentPort, workerData } from 'node:worker_threads';
import { loadPainter } from '../find/index.ts';
import type { Letters } from '../onnx/index.ts';
import { type Line, loadRecogniser, type Recogniser } from '../recognise/index.ts';
import type { LaneModels, LaneReply, LaneTasks } from './protocol.ts';

async function load(models: LaneModels): Promise<LaneTasks> {
  const painter = await loadPainter(models.detector);
  const latin = await loadRecogniser(models.recognisers.latin);
  let other: Recogniser | undefined;
  /** That of other letters is kept while they are read: few pages have them. */
  const recogniserOf = async (letters: Letters) => {
    if (letters === 'latin') {
      const unused = other;
      other = undefined;
      await unused?.close();
      return latin;
    }
    other ??= await loadRecogniser(models.recognisers[letters]);
    return other;
  };
  return {
    paint: (tile) => painter.paint(tile),
    async readLines({ page, areas, letters }) {
      const recogniser = await recogniserOf(letters);
      const lines: Line[] = [];
      for (const area of areas) lines.push(await recogniser.read(page, area));
      return lines;
    },
  };
}

const port = parentPort!;

async function answer(result: Promise<unknown>): Promise<void> {
  let reply: LaneReply;
  try {
    reply = { result: await result };
  } catch (error) {
    reply = { error: error instanceof Error ? error : new Error(String(error)) };
  }
  port.postMessage(reply);
}

const loading = load(workerData as LaneModels);
port.on('message', ({ name, input }: { name: keyof LaneTasks; input: never }) =>
  answer(loading.then((tasks): Promise<unknown> => tasks[name](input))),
);
await answer(loading.then(() => undefined));
