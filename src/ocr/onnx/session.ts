import './no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A loaded model with one input and one output, both float32. */
export interface Model {
  run(
    input: Float32Array,
    shape: readonly number[],
  ): Promise<{ data: Float32Array; shape: readonly number[] }>;
  /** Gives its memory back; it must not run after this. */
  close(): Promise<void>;
}

/** Loads a model for one CPU core: whole lines are read in parallel, not the parts of one operation (see threads/thread-pool.ts). */
export async function loadModel(path: string): Promise<Model> {
  const session = await InferenceSession.create(path, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Every line has its own width: memory plans kept for each width would only grow. So would an arena, which keeps memory for one model that
    // the allocator could give to all. 20 pages on two threads need 610 to 660 MB instead of 650 to 700. A tile takes 2 percent longer where the
    // allocator keeps freed memory (as set up for reader processes), 13 to 19 where it does not.
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
 * A buffer for a model's inputs, used again for each; what was in it before is still there. Fresh buffers would stay until V8 next collects its garbage,
 * and it knows little of their size, which lies outside its heap.
 */
export function createReusableBuffer(): (length: number) => Float32Array {
  let buffer = new Float32Array(0);
  return (length) => {
    if (buffer.length < length) buffer = new Float32Array(length);
    return buffer.subarray(0, length);
  };
}
