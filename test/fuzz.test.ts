import { execFile } from 'node:child_process';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { READER_SCRIPT } from '../src/tasks/index.ts';
import { ALLOCATOR, READER_FLAGS } from '../src/tasks/worker/index.ts';
import { FEW_MUTANTS, mutants } from './corpus/mutants.ts';
import { deathsByTask, faultOf, readThroughServer, strangeLines } from './support/mutants-through-server.ts';
import { ID, startTestServer } from './support/server.ts';

const FUZZ = fileURLToPath(new URL('../bench/fuzz.ts', import.meta.url));

/** Everything that parses and decodes, in a process set up as readers are; `npm run bench:fuzz` reads thousands, and the text on their pictures too. */
test('300 mutated documents each end as a result or a clear error; none crashes, hangs or leaks', {
  timeout: 240_000,
}, async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...READER_FLAGS, '--expose-gc', FUZZ, '--seed', '4711', '--count', '300', '--blind', '--json'],
    { timeout: 230_000, env: { ...process.env, ...ALLOCATOR } },
  );
  const { outcomes, faults } = JSON.parse(stdout) as {
    outcomes: Record<string, number>;
    faults: string[];
  };
  expect(faults).toEqual([]);
  expect(Object.values(outcomes).reduce((sum, times) => sum + times, 0)).toBe(300);
  // The mutations reach both sides: some files can still be read, many cannot.
  expect(outcomes.read).toBeGreaterThan(20);
  expect(outcomes.damaged_image).toBeGreaterThan(20);
  expect(outcomes.damaged_pdf).toBeGreaterThan(3);
});

/** `npm run bench:fuzz-server` sends thousands. */
test('24 mutated documents through the server each end Completed or as an Error with its code, in one attempt, and the log quotes none', {
  timeout: 180_000,
}, async () => {
  let log = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log += chunk;
      done();
    },
  });
  const limits = { maxPixels: 20_000_000, maxPages: 20 };
  const server = await startTestServer(limits, {
    readerScript: READER_SCRIPT,
    log: pino({ base: null }, sink),
  });
  try {
    const outcomes = await readThroughServer(server.call, mutants(...FEW_MUTANTS), 3);
    expect(outcomes).toHaveLength(24);
    expect(outcomes.map(faultOf).filter(Boolean)).toEqual([]);
    expect(outcomes.filter(({ outcome }) => outcome === 'read').length).toBeGreaterThan(4);
    expect(outcomes.filter(({ outcome }) => outcome !== 'read').length).toBeGreaterThan(4);
    expect([...deathsByTask(log)]).toEqual([]);
    for (const { id, name } of outcomes) {
      if (id) expect([name, (await server.tasks.find(ID, id))?.attempts]).toEqual([name, 1]);
    }
    expect(log).toContain('cannot be read');
    expect(strangeLines(log)).toEqual([]);
  } finally {
    await server.stop();
  }
});
