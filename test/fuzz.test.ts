import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const FUZZ = fileURLToPath(new URL('../bench/fuzz.ts', import.meta.url));

/** Everything that parses and decodes; `npm run bench:fuzz` reads thousands, and the text on their pictures too. */
test('300 mutated documents each end as a result or a clear error; none crashes, hangs or leaks', {
  timeout: 240_000,
}, async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', FUZZ, '--seed', '4711', '--count', '300', '--blind', '--json'],
    { timeout: 230_000 },
  );
  const { outcomes, faults } = JSON.parse(stdout) as {
    outcomes: Record<string, number>;
    faults: string[];
  };
  expect(faults).toEqual([]);
  expect(Object.values(outcomes).reduce((sum, times) => sum + times, 0)).toBe(300);
  // The mutations reach both sides: some files can still be read, many cannot.
  expect(outcomes.read).toBeGreaterThan(30);
  expect(outcomes.damaged_image).toBeGreaterThan(30);
  expect(outcomes.damaged_pdf).toBeGreaterThan(5);
});
