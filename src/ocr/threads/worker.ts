/** A reading thread: loads its models, then does one task after the other. `thread-pool.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadDetectorNetwork } from '../find/index.ts';
import type { RecogniserName } from '../onnx/index.ts';
import { loadRecognitionNetwork, type RecognitionNetwork } from '../recognise/index.ts';
import type { Line } from '../recogniser.ts';
import type { ThreadModels, ThreadReply, ThreadTasks } from './messages.ts';

async function loadTasks({ detector, recognisers }: ThreadModels): Promise<ThreadTasks> {
  const network = await loadDetectorNetwork(detector);
  const latin = recognisers.latin && (await loadRecognitionNetwork(recognisers.latin));
  const networkOf = createNetworkChoice(recognisers, latin);
  return {
    detectTile: (tile) => network.detectTile(tile),
    async readLines({ page, areas, recogniser }) {
      const network = await networkOf(recogniser);
      const lines: Line[] = [];
      for (const area of areas) lines.push(await network.readLine(page, area));
      return lines;
    },
  };
}

/** The network of a recogniser. That for other letters than Latin ones is loaded when needed and closed at the next Latin line: few pages have such letters. */
function createNetworkChoice(files: ThreadModels['recognisers'], latin?: RecognitionNetwork) {
  let other: RecognitionNetwork | undefined;
  return async (name: RecogniserName): Promise<RecognitionNetwork> => {
    if (name === 'latin') {
      const unused = other;
      other = undefined;
      await unused?.close();
      return latin!;
    }
    other ??= await loadRecognitionNetwork(files[name]!);
    return other;
  };
}

const port = parentPort!;

async function answer(result: Promise<unknown>): Promise<void> {
  let reply: ThreadReply;
  try {
    reply = { result: await result };
  } catch (error) {
    reply = { error: error instanceof Error ? error : new Error(String(error)) };
  }
  port.postMessage(reply);
}

const loading = loadTasks(workerData as ThreadModels);
port.on('message', ({ name, input }: { name: keyof ThreadTasks; input: never }) =>
  answer(loading.then((tasks): Promise<unknown> => tasks[name](input))),
);
await answer(loading.then(() => undefined));
