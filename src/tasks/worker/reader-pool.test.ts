import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SCRIPTED_READER, type Script, scriptBytes } from '../../../test/support/script.ts';
import { openDiskBlobs } from '../adapters/files/index.ts';
import { createChangeBus } from '../adapters/memory/index.ts';
import { openSqliteStore } from '../adapters/sqlite/index.ts';
import type { BlobStore, Readers, Store } from '../ports/index.ts';
import { type ReaderPoolOptions, startReaderChild, startReaderPool } from './index.ts';

let folder: string;
let store: Store;
let blobs: BlobStore;
let pool: Readers;
let tasks = 0;
let now = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-pool-'));
  store = await openSqliteStore(folder, { now: () => now, changes: createChangeBus() });
  blobs = await openDiskBlobs(join(folder, 'blobs'));
});
afterEach(async () => {
  await pool.stop(0);
  await blobs.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function start(options: Partial<ReaderPoolOptions> = {}): void {
  pool = startReaderPool(store, blobs, {
    count: 1,
    script: SCRIPTED_READER,
    threads: 1,
    memoryBytes: 2 ** 30,
    temporary: folder,
    limits: {},
    deadlineMs: 10_000,
    recycleAfter: 100,
    log: pino({ level: 'silent' }),
    now: () => now,
    ...options,
  });
}

async function add(script: Script = {}): Promise<string> {
  const id = `task-${tasks++}`;
  await blobs.put(id, scriptBytes(script));
  const facts = {
    clientId: 'a',
    settings: {},
    warnings: [],
    bytes: 1,
    submittedAt: now,
    expiresAt: now + 1e9,
  };
  await store.add({ ...facts, id });
  pool.wake();
  return id;
}

const find = (id: string) => store.find(id);
const readBy = async (id: string) => {
  await expect.poll(async () => (await find(id))?.state, { timeout: 10_000 }).toBe('completed');
  return (await find(id))?.result?.warnings[0];
};

test('one process reads many documents', async () => {
  start();
  const readers = [await readBy(await add({ echoPid: true })), await readBy(await add({ echoPid: true }))];
  expect(readers[0]).toMatch(/^\d+$/);
  expect(readers[1]).toBe(readers[0]);
});

test('a process is replaced after as many documents as it is allowed', async () => {
  start({ recycleAfter: 2 });
  const readers = [];
  for (let i = 0; i < 4; i++) readers.push(await readBy(await add({ echoPid: true })));
  expect(readers[1]).toBe(readers[0]);
  expect(readers[2]).not.toBe(readers[1]);
  expect(readers[3]).toBe(readers[2]);
});

test('a process that has grown near its cap is replaced before the next document', async () => {
  start({ memoryBytes: 2 ** 29 });
  const readers = [];
  for (let i = 0; i < 2; i++)
    readers.push(await readBy(await add({ echoPid: true, grow: 2 ** 28 + 2 ** 27 })));
  expect(readers[1]).not.toBe(readers[0]);
});

test('a second process starts when work waits that the first cannot take', async () => {
  start({ count: 2 });
  const gate = join(folder, 'never');
  const ids = [await add({ waitFor: gate }), await add({ waitFor: gate })];
  for (const id of ids)
    await expect.poll(async () => (await find(id))?.state, { timeout: 10_000 }).toBe('processing');
});

test('the late result of a reader whose lease was taken over is dropped', async () => {
  start();
  const gate = join(folder, 'gate');
  const id = await add({ name: 'late', waitFor: gate });
  await expect.poll(async () => (await find(id))?.state).toBe('processing');
  now += 60_000; // as if this server had been asleep
  const other = (await store.claim(30_000))!;
  expect(other).toMatchObject({ id, attempt: 1 }); // being asleep is no attempt
  await add({ waitFor: gate }); // wakes the pool once more
  await writeFile(gate, '');
  await expect.poll(async () => (await store.backlog()).tasks).toBe(1);
  expect(await find(id)).toMatchObject({ state: 'processing', attempts: 1 });
  const nothing = {
    seller: {},
    buyer: {},
    totals: {},
    payeeAccount: {},
    lines: [],
    findings: [],
    pages: [],
    warnings: ['other'],
  };
  expect(await store.complete(other, nothing)).toBe(true);
  expect((await find(id))?.result?.warnings).toEqual(['other']);
});

test('a reader that cannot start costs no attempt', async () => {
  let logged = '';
  const sink = { write: (line: string) => (logged += line) };
  start({ script: new URL('./no-such-module.ts', import.meta.url), log: pino({}, sink) });
  const id = await add();
  await expect.poll(() => logged).toContain('no-such-module'); // and the log says why
  expect(pool.isReady()).toBe(false);
  expect(await find(id)).toMatchObject({ state: 'pending', attempts: 0 });
});

test('a reader gets no secret of the server', async () => {
  process.env.INKVOICE_CLIENT_SECRET = 'hidden';
  start();
  const names = JSON.parse((await readBy(await add({ echoEnvironment: true })))!);
  delete process.env.INKVOICE_CLIENT_SECRET;
  expect(names).toContain('PATH');
  expect(names.filter((name: string) => name.startsWith('INKVOICE_'))).toEqual(['INKVOICE_READER_START']);
});

test.runIf(process.platform === 'linux')(
  'every thread of a reader but its watchdog stands behind the server, those of the runtime included',
  async () => {
    const pidFile = join(folder, 'pid');
    start();
    await add({ pidFile, waitFor: join(folder, 'never') });
    await expect.poll(() => existsSync(pidFile)).toBe(true);
    const pid = await readFile(pidFile, 'utf8');
    const nice = (await readdir(`/proc/${pid}/task`)).map((thread) => getPriority(Number(thread)));
    const own = getPriority();
    expect(nice.filter((one) => one === own)).toHaveLength(1);
    expect(nice.filter((one) => one > own).length).toBe(nice.length - 1);
    expect(nice.length).toBeGreaterThan(4);
  },
);

test('a reader without its models says so in one sentence with its code, not in a stack trace', async () => {
  const script = new URL('../../../test/fixtures/reader-without-models.ts', import.meta.url);
  start();
  const child = startReaderChild({ script, threads: 1, memoryBytes: 2 ** 30, temporary: folder });
  await expect(child.ready).rejects.toThrow(/^The model .* \(some\.onnx is missing\) \[model_unusable\]$/);
  await child.exited;
});
