import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { zeroTinyWeights } from './tiny-weights.ts';

/** A loaded model with one input and one output, both float32. */
export interface Model {
  run(
    input: Float32Array,
    shape: readonly number[],
  ): Promise<{ data: Float32Array; shape: readonly number[] }>;
  close(): Promise<void>;
}

/** Loads a model onto the CPU. `threads` cores share the work of each call. */
export async function loadModel(path: string, threads: number): Promise<Model> {
  const bytes = await readFile(path);
  zeroTinyWeights(bytes);
  const session = await InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
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
