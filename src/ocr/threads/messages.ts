/** What the reading threads are asked, and what they answer. */
import type { Tile } from '../find/index.ts';
import type { RecogniserName } from '../onnx/index.ts';
import type { Grey, Rectangle } from '../picture/index.ts';
import type { RecogniserFiles } from '../recognise/index.ts';
import type { Line } from '../recogniser.ts';

/** Paths of the models that each thread loads. */
export interface ThreadModels {
  detector: string;
  recognisers: Partial<Record<RecogniserName, RecogniserFiles>>;
}

/** What a thread can be asked to do. Pictures come in shared memory; everything else is copied. */
export interface ThreadTasks {
  /** The probability of text at each pixel of a tile: see `DetectorNetwork.detectTile`. */
  detectTile(tile: Tile): Promise<Uint8Array>;
  /** Reads each of the areas of a page as one line. */
  readLines(input: { page: Grey; areas: readonly Rectangle[]; recogniser: RecogniserName }): Promise<Line[]>;
}

/** A thread's answer: one when its models are loaded, then one for each task. */
export type ThreadReply = { result: unknown } | { error: Error };
