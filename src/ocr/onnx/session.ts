import './no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A loaded model with one input and one output, both float32. */
export interface Model {
  run(
    input: Float32Array,
    shape: readonly number[],
  ): Promise<{ data: Float32Array; shape: readonly number[] }>;
  /** Gives its memory back. It cannot be run any more. */
  close(): Promise<void>;
}

/** Loads a model onto one CPU core: what runs in parallel are lanes, not the parts of an operation (see lanes.ts). */
export async function loadModel(path: string): Promise<Model> {
  const session = await InferenceSession.create(path, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Every line has its own width: a plan of memory kept for each would only grow, and so would an arena, which keeps for one model what the
    // allocator can give to all. 20 pages on two lanes need 610 to 660 MB instead of 650 to 700. A tile takes 2 percent longer where the allocator keeps
    // what is needed again (the readers' environment), 13 to 19 where it does not.
    enableMemPattern: false,
    enableCpuMemArena: false,
  });
  const input = session.inputNames[0]!;
  const output = session.outputNames[0]!;
  return {
    async run(data, shape) {
      const results = await session.run({ [input]: new Tensor('float32', data, shape) });
      const tensor = results[output]!;
      return { data: tensor.data as Float32Array, shape: tensor.dims };
    },
    close: () => session.release(),
  };
}

/**
 * Room for a model's inputs, used again and again. Fresh ones would stay until V8 next collects its garbage, of whose size outside of its heap it knows
 * little. What was in it before is still there.
 */
export function createRoom(): (length: number) => Float32Array {
  let room = new Float32Array(0);
  return (length) => {
    if (room.length < length) room = new Float32Array(length);
    return room.subarray(0, length);
  };
}
