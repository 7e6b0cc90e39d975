import { parentPort, workerData } from 'node:worker_threads';
import type { LaneReply } from './lanes.ts';
import { loadPainter, type Tile } from './painter.ts';
import type { Grey } from './picture.ts';
import { type Line, loadRecogniser } from './recogniser.ts';
import type { Rectangle } from './rectangle.ts';

export interface LaneModels {
  detector: string;
  recogniser: { model: string; alphabet: string };
}

/** What a lane can be asked to do. Pictures come in shared memory; everything else is copied. */
export interface LaneTasks {
  /** The probability of text at each pixel of a tile. */
  paint(tile: Tile): Promise<Float32Array>;
  /** Reads the lines in these areas of a page. */
  readLines(input: { page: Grey; areas: readonly Rectangle[] }): Promise<Line[]>;
}

async function work(): Promise<void> {
  const port = parentPort!;
  const models = workerData as LaneModels;
  const painter = await loadPainter(models.detector);
  const recogniser = await loadRecogniser(models.recogniser);
  const tasks: LaneTasks = {
    paint: (tile) => painter.paint(tile),
    async readLines({ page, areas }) {
      const lines: Line[] = [];
      for (const area of areas) lines.push(await recogniser.read(page, area));
      return lines;
    },
  };
  port.on('message', async ({ name, input }: { name: keyof LaneTasks; input: never }) => {
    let reply: LaneReply;
    try {
      reply = { result: await tasks[name](input) };
    } catch (error) {
      reply = { error: error instanceof Error ? error : new Error(String(error)) };
    }
    port.postMessage(reply);
  });
  port.postMessage({ result: undefined } satisfies LaneReply);
}

await work();
