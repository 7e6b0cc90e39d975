/**
 * Sends mutated documents through a running server and says what became of them.
 *
 *     npm run bench:fuzz-server -- [--seed 4711] [--count 3000] [--readers 2]
 *
 * Each must end Completed, or Error with a documented code. The server must be the same process at the end, a reader that dies must cost one
 * attempt of the one task it was reading, and no content of a document may be in the log. Exit code 1 when something is wrong.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { mutants } from '../test/corpus/mutants.ts';
import {
  deathsByTask,
  faultOf,
  readThroughServer,
  strangeLines,
} from '../test/support/mutants-through-server.ts';
import { fetchToken } from '../test/support/server.ts';
import { spawnServer } from '../test/support/spawn-server.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '4711' },
    count: { type: 'string', default: '3000' },
    readers: { type: 'string', default: '2' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'inkvoice-fuzz-'));
const command = new URL('../src/cli/inkvoice.ts', import.meta.url);
const flags = {
  port: '0',
  data: folder,
  readers: options.readers,
  'max-pixels': '20000000',
  'max-pages': '20',
};
const credentials = ['fuzz', 'fuzz'] as const;
let log = '';
const server = await spawnServer(
  command,
  ['serve', ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value])],
  { INKVOICE_CLIENT_ID: credentials[0], INKVOICE_CLIENT_SECRET: credentials[1] },
  (text) => {
    log += text;
  },
);
let token = await fetchToken(server.url, ...credentials);

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const send = () =>
    fetch(server.url + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
  const response = await send();
  if (response.status !== 401) return response;
  token = await fetchToken(server.url, ...credentials); // tokens last an hour
  return send();
}

const faults: string[] = [];
const outcomes = await readThroughServer(call, mutants(Number(options.seed), Number(options.count)), 4);
for (const one of outcomes) {
  const fault = faultOf(one);
  if (fault) faults.push(fault);
}
if ((await fetch(`${server.url}/health/ready`)).status !== 200)
  faults.push('the server is not ready any more');
if (server.process.exitCode !== null) faults.push('the server has ended');
if ((await server.stop('SIGTERM')) !== 0) faults.push('the server did not stop in order');

const deaths = deathsByTask(log);
const db = new DatabaseSync(join(folder, 'inkvoice.sqlite'), { readOnly: true });
const names = new Map(outcomes.map(({ id, name }) => [id, name]));
for (const { id, attempts, error_code: code } of db
  .prepare('SELECT id, attempts, error_code FROM tasks')
  .all()) {
  // The last attempt is the one that ended it, be it by the reader's death.
  const ended = code === 'reader_crashed' || code === 'out_of_memory' || code === 'deadline_exceeded' ? 0 : 1;
  if (Number(attempts) !== (deaths.get(String(id)) ?? 0) + ended)
    faults.push(`${names.get(String(id))}: ${attempts} attempts`);
}
db.close();
for (const line of strangeLines(log)) faults.push(`in the log: ${line.slice(0, 200)}`);
await rm(folder, { recursive: true, force: true });

const counts = Object.groupBy(outcomes, ({ outcome }) => outcome);
for (const [outcome, list] of Object.entries(counts)) console.log(outcome.padEnd(24), list!.length);
const slowest = outcomes.toSorted((a, b) => b.milliseconds - a.milliseconds)[0];
console.log(`slowest: ${slowest?.milliseconds} ms (${slowest?.name})`);
console.log(`readers that died: ${[...deaths.values()].reduce((sum, times) => sum + times, 0)}`);
for (const [id, times] of deaths) console.log(`  ${names.get(id)}: ${times}`);
for (const fault of faults) console.log(`FAULT ${fault}`);
if (faults.length > 0) process.exitCode = 1;
