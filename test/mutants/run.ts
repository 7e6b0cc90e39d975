/**
 * Mutation testing of the extraction: `npm run test:mutants -- [--count N] [--seed N] [--room NAME] [--at-once N]`.
 *
 * Changes src/extraction in one place at a time (a weight, a threshold, another number; a comparison; a row of a table), chosen at random and
 * spread over its rooms, and runs first the golden files, then the tests beside the sources. A mutant that makes one fail is killed. The
 * working tree is not touched. Exit code 1 when fewer than 80 % are killed.
 *
 * A mutant that changes nothing on any input cannot be killed; it is counted as survived all the same.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseMutants, type Mutant } from './choose.ts';

const ROOT = join(import.meta.dirname, '../..');
const LEAST_KILLED = 0.8;
/** Milliseconds for one run of tests: a mutant that loops for ever is killed by then. */
const LIMIT = 120_000;

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    room: { type: 'string' },
    'at-once': { type: 'string', default: String(Math.max(1, Math.min(4, availableParallelism()))) },
  },
});

type Verdict = 'killed by golden files' | 'killed by tests' | 'survived';

const work = mkdtempSync(join(tmpdir(), 'mutants-'));

/** Whether the command fails, or takes too long. */
function fails(args: readonly string[], env: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'ignore',
      timeout: LIMIT,
      killSignal: 'SIGKILL',
    });
    child.once('exit', (code) => resolve(code !== 0));
  });
}

const GOLDEN = ['--import', './test/mutants/substitute.ts', 'test/mutants/check-golden.ts'];
const TESTS = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutants/vitest.config.ts'];

async function judge({ id, file, source }: Mutant): Promise<Verdict> {
  const path = join(work, `${id}.ts`);
  writeFileSync(path, source);
  const env = { MUTANT_FILE: join(ROOT, file), MUTANT_SOURCE: path };
  if (await fails(GOLDEN, env)) return 'killed by golden files';
  return (await fails(TESTS, env)) ? 'killed by tests' : 'survived';
}

/** Verdicts in the order of the mutants, several judged at once. */
async function judgeAll(mutants: readonly Mutant[], atOnce: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const left = mutants.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [at, mutant] of left) {
        const verdict = await judge(mutant);
        verdicts[at] = verdict;
        console.log(`${verdict.padEnd(24)}${mutant.file}:${mutant.line}  ${mutant.change}`);
      }
    }),
  );
  return verdicts;
}

async function healthy(): Promise<boolean> {
  const env = { MUTANT_FILE: '', MUTANT_SOURCE: '' };
  return !(await fails(GOLDEN, env)) && !(await fails(TESTS, env));
}

function report(mutants: readonly Mutant[], verdicts: readonly Verdict[]): number {
  console.log('\nroom            mutants  by golden  by tests  survived');
  const byRoom = Map.groupBy(mutants.keys(), (at) => mutants[at]!.room);
  const line = (name: string, places: readonly number[]) => {
    const times = (verdict: Verdict) => String(places.filter((at) => verdicts[at] === verdict).length);
    const cells = [times('killed by golden files').padStart(11), times('killed by tests').padStart(10)];
    console.log(
      `${name.padEnd(16)}${String(places.length).padStart(7)}${cells.join('')}${times('survived').padStart(10)}`,
    );
  };
  for (const [room, places] of byRoom) line(room, places);
  line('all', [...mutants.keys()]);
  const killed = verdicts.filter((verdict) => verdict !== 'survived').length / verdicts.length;
  console.log(`\n${(100 * killed).toFixed(1)} % killed; at least ${100 * LEAST_KILLED} % is asked for`);
  return killed;
}

try {
  if (!(await healthy())) throw new Error('Tests fail without any mutant: nothing can be told.');
  const all = chooseMutants(ROOT, Number(options.count), Number(options.seed));
  const mutants = all.filter(({ room }) => options.room === undefined || room === options.room);
  const killed = report(mutants, await judgeAll(mutants, Number(options['at-once'])));
  if (killed < LEAST_KILLED) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
