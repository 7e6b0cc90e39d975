import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Script, scriptBytes } from './support/script.ts';
import { answerOf, fetchToken, payloadOf, ROUTE, submission } from './support/server.ts';
import { lives, type SpawnedServer, spawnServer } from './support/spawn-server.ts';

let folder: string;
let server: SpawnedServer;
let token: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-kill-'));
});
afterEach(async () => {
  await server.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const env = {
    INKVOICE_PORT: '0',
    INKVOICE_DATA: join(folder, 'data'),
    INKVOICE_READERS: '2',
    INKVOICE_CLIENT_ID: 'test-client',
    INKVOICE_CLIENT_SECRET: 'test-secret',
  };
  server = await spawnServer(new URL('./fixtures/scripted-server.ts', import.meta.url), [], env);
}

const headers = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

async function submit(script: Script): Promise<string> {
  const response = await fetch(server.url + ROUTE, {
    ...submission(scriptBytes(script)),
    headers: headers(),
  });
  expect(response.status).toBe(200);
  return response.text();
}

const ask = async (id: string) =>
  answerOf(await fetch(`${server.url}${ROUTE}?id=${id}`, { headers: headers() }));

/** What the store holds of each task: results with the number that tells two readings apart. */
function results(): Map<string, string | null> {
  const db = new DatabaseSync(join(folder, 'data', 'inkvoice.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT id, result FROM tasks').all();
  db.close();
  return new Map(rows.map(({ id, result }) => [String(id), result as string | null]));
}

async function pidIn(file: string): Promise<number> {
  await expect.poll(() => existsSync(file)).toBe(true);
  return Number(await readFile(file, 'utf8'));
}

test('kill -9 of server and readers with 20 tasks done, running and queued: none is lost, none is read into view twice', async () => {
  await start();
  token = await fetchToken(server.url);
  const gate = join(folder, 'gate');
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) ids.push(await submit({ name: `task ${i}` }));
  for (const id of ids) expect(await ask(id)).toMatchObject({ taskStatus: 'Completed' });
  for (let i = 6; i < 20; i++) {
    ids.push(await submit({ name: `task ${i}`, waitFor: gate, pidFile: join(folder, `pid-${i}`) }));
  }
  const readers = [await pidIn(join(folder, 'pid-6')), await pidIn(join(folder, 'pid-7'))];
  process.kill(-server.process.pid!, 'SIGKILL');
  await server.stop('SIGKILL');
  for (const pid of readers) await expect.poll(() => lives(pid)).toBe(false);
  const before = results();
  expect([...before.values()].filter((result) => result !== null)).toHaveLength(6);

  await writeFile(gate, '');
  await start(); // the old token goes on working: the key is kept
  for (const [i, id] of ids.entries()) {
    let answer = await ask(id);
    while (answer.responseStatusCode === 'NotReady') answer = await ask(id);
    expect(answer).toMatchObject({ id, taskStatus: 'Completed' });
    expect(payloadOf(answer).supplier_name).toBe(`task ${i}`);
    expect(await ask(id)).toEqual(answer);
  }
  const after = results();
  expect([...after.keys()].sort()).toEqual([...ids].sort());
  for (const id of ids.slice(0, 6)) expect(after.get(id)).toBe(before.get(id));
  // A document is removed once its task has ended, and nobody waits for that.
  await expect.poll(() => readdir(join(folder, 'data', 'blobs'))).toEqual([]);
});

test('what submit has answered for survives kill -9 in the middle of a burst', async () => {
  await start();
  token = await fetchToken(server.url);
  const answered: string[] = [];
  const burst = Array.from({ length: 60 }, (_, i) =>
    submit({ name: `burst ${i}` }).then(
      (id) => {
        if (answered.push(id) === 15) server.process.kill('SIGKILL');
      },
      () => {}, // refused by a dead server: nothing was promised
    ),
  );
  await Promise.all(burst);
  await server.stop('SIGKILL');
  expect(answered.length).toBeGreaterThanOrEqual(15);

  await start();
  for (const id of answered) {
    let answer = await ask(id);
    while (answer.responseStatusCode === 'NotReady') answer = await ask(id);
    expect(answer).toMatchObject({ id, taskStatus: 'Completed' });
  }
});

test('readers end by themselves when only the server is killed, even one that hangs in native code', async () => {
  await start();
  token = await fetchToken(server.url);
  const files = ['hanging', 'waiting'].map((name) => join(folder, name));
  await submit({ act: 'hang', pidFile: files[0]! });
  await submit({ waitFor: join(folder, 'never'), pidFile: files[1]! });
  const readers = [await pidIn(files[0]!), await pidIn(files[1]!)];
  await server.stop('SIGKILL');
  for (const pid of readers) await expect.poll(() => lives(pid), { timeout: 5_000 }).toBe(false);
});
