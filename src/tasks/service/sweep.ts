import type { BlobStore, TaskStore } from '../ports/index.ts';

/** A blob this old without an unfinished task was left behind by a crash, between writing the blob and its task or before its removal. */
const ORPHAN_MS = 15 * 60_000;

/** Removes what must not be kept any longer: expired tasks with their blobs, and blobs without a task. */
export async function sweep(store: TaskStore, blobs: BlobStore, orphanMs = ORPHAN_MS): Promise<void> {
  for (const id of await store.removeExpired()) await blobs.remove(id);
  const old = await blobs.listOlderThan(orphanMs);
  const inUse = await store.findDocumentsInUse(old);
  for (const id of old) if (!inUse.has(id)) await blobs.remove(id);
}
