import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blobs.ts';
import type { TaskStore } from './store.ts';

/** A blob without an unfinished task this old was left by a crash between its writing and the row's, or before its removal. */
const ORPHAN_MS = 15 * 60_000;
/** No reading lasts this long: a temporary file this old belongs to a process that was killed. */
const TEMPORARY_MS = 60 * 60_000;

/** Removes all that is kept no longer: expired tasks with their blobs, blobs without a task, old temporary files. */
export async function sweep(
  store: TaskStore,
  blobs: BlobStore,
  temporary: string,
  orphanMs = ORPHAN_MS,
): Promise<void> {
  for (const id of await store.removeExpired()) await blobs.remove(id);
  const old = await blobs.olderThan(orphanMs);
  const wanted = await store.needDocument(old);
  for (const id of old) if (!wanted.has(id)) await blobs.remove(id);
  await removeOld(temporary, TEMPORARY_MS);
}

async function removeOld(folder: string, ageMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts && facts.mtimeMs <= Date.now() - ageMs) await rm(path, { recursive: true, force: true });
  }
}
