import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src', 'test', 'samples', 'bench', 'training'].map((folder) => `${folder}/**/*.test.ts`),
    // Models and native parsers live in each test process: threads would share their crashes.
    pool: 'forks',
    // Vitest leaves one core free, which on two cores means one file after the other: 448 s there.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Waits for real processes: on a busy machine the default of one second is not enough.
    expect: { poll: { timeout: 15_000 } },
  },
});
