import type { Tile } from '../find/index.ts';
import type { Letters } from '../onnx/index.ts';
import type { Grey, Rectangle } from '../picture/index.ts';
import type { Line, RecogniserFiles } from '../recognise/index.ts';

export interface LaneModels {
  detector: string;
  recognisers: Record<Letters, RecogniserFiles>;
}

/** What a lane can be asked to do. Pictures come in shared memory; everything else is copied. */
export interface LaneTasks {
  /** The probability of text at each pixel of a tile, in steps of `1 / CERTAIN`. */
  paint(tile: Tile): Promise<Uint8Array>;
  /** Reads the lines in these areas of a page. */
  readLines(input: { page: Grey; areas: readonly Rectangle[]; letters: Letters }): Promise<Line[]>;
}

/** What a lane answers: once when its models are loaded, then once a task. */
export type LaneReply = { result: unknown } | { error: Error };
