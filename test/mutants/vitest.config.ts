import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests of the extraction, one of its files replaced as `substitute.ts` says. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      load: (id) =>
        id === process.env.MUTANT_FILE ? readFileSync(process.env.MUTANT_SOURCE!, 'utf8') : null,
    },
  ],
  test: { include: ['src/extraction/**/*.test.ts'], pool: 'forks', maxWorkers: 1, isolate: false, bail: 1 },
});
