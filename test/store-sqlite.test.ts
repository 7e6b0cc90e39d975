import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../src/tasks/adapters/files/index.ts';
import { openDatabase } from '../src/tasks/adapters/sqlite/database.ts';
import { openSqliteStore } from '../src/tasks/adapters/sqlite/index.ts';
import { DataFolderInUseError, openStore } from '../src/tasks/index.ts';
import { describeStore, type StoreUnderTest } from './store-conformance.ts';

const makeFolder = () => mkdtemp(join(tmpdir(), 'inkvoice-store-'));

const create = async (): Promise<StoreUnderTest> => {
  const folder = await makeFolder();
  return {
    open: (options) => openSqliteStore(folder, options),
    destroy: () => rm(folder, { recursive: true, force: true }),
  };
};
describeStore('SQLite', create);

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const task = { clientId: 'a', settings: {}, warnings: [], bytes: 1, submittedAt: 0, expiresAt: 1000 };

test('nothing of an expired result is left in the files after the sweep', async () => {
  let now = 0;
  const store = await openStore(folder, () => now);
  const mark = 'ACME-7f3a9c';
  const name = { value: mark, text: mark.repeat(2000), confidence: 1, source: 'ocr' as const };
  await store.add({ ...task, id: 'one' });
  const lease = (await store.claim(1000))!;
  const rest = { buyer: {}, totals: {}, payeeAccount: {}, lines: [], findings: [], pages: [], warnings: [] };
  await store.complete(lease, { seller: { name }, ...rest });
  const found = async () => {
    const files = await readdir(folder, { withFileTypes: true });
    const contents = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(folder, file.name), 'latin1')),
    );
    return contents.some((content) => content.includes(mark));
  };
  expect(await found()).toBe(true);
  now = 1000;
  await store.removeExpired();
  expect(await found()).toBe(false);
  await store.close();
});

test('the folder is closed to everyone but its owner, and so is every file in it', async () => {
  const store = await openStore(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  await store.close();
});

test('every commit is synced', () => {
  const db = openDatabase(join(folder, 'db'));
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 }); // FULL
  db.close();
});

test('a folder of a newer inkvoice is refused with a sentence', async () => {
  await (await openStore(folder)).close();
  const db = new DatabaseSync(join(folder, 'inkvoice.sqlite'));
  db.exec('PRAGMA user_version = 99');
  db.close();
  await expect(openStore(folder)).rejects.toThrow(/newer inkvoice/);
});

test('a folder has one server at a time', () => {
  const lock = lockFolder(join(folder, 'lock'));
  expect(() => lockFolder(join(folder, 'lock'))).toThrow(DataFolderInUseError);
  lock.unlock();
  lockFolder(join(folder, 'lock')).unlock();
});
