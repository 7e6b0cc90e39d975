import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiskBlobs } from '../adapters/files/index.ts';
import { createChangeBus } from '../adapters/memory/index.ts';
import { openSqliteStore } from '../adapters/sqlite/index.ts';
import type { BlobStore } from '../ports/index.ts';
import { createPageDrawer } from '../worker/index.ts';
import { createTasks } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-blobs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('a document');

test('a task is in the store, and its id given out, only after its document is safe', async () => {
  const changes = createChangeBus();
  const store = await openSqliteStore(folder, { now: Date.now, changes });
  const real = await openDiskBlobs(join(folder, 'blobs'));
  const arrived = Promise.withResolvers<void>();
  const safe = Promise.withResolvers<void>();
  const blobs: BlobStore = {
    ...real,
    async put(id, document) {
      await real.put(id, document);
      arrived.resolve();
      await safe.promise;
    },
  };
  const tasks = createTasks({
    store,
    blobs,
    changes,
    readers: undefined,
    removeLeftovers: async () => {},
    retentionMs: 1e6,
    queue: { tasks: 10, bytes: 1e6 },
    clientQueue: 10,
    pageDrawer: createPageDrawer(folder, 1e9),
    limits: {},
    now: Date.now,
    log: pino({ level: 'silent' }),
  });
  const submitted = tasks.submit({ clientId: 'a', settings: {}, warnings: [], document: bytes });
  await arrived.promise;
  expect(await store.backlog()).toMatchObject({ tasks: 0 });
  safe.resolve();
  expect(await store.find(await submitted)).toMatchObject({ state: 'pending' });
  await tasks.stop(0);
  await real.close();
  await store.close();
});
