import type { Logger } from 'pino';
import type { BlobStore, TaskStore } from '../ports/index.ts';

/** A blob this old without an unfinished task was left behind by a crash, between writing the blob and its task or before its removal. */
const ORPHAN_MS = 15 * 60_000;
/** Documents that no task knows are kept this long. */
const ASIDE_MS = 24 * 3_600_000;

/**
 * Removes what must not be kept any longer: expired tasks with their blobs, and blobs of tasks that have ended. Documents without a task are set
 * aside for a day: after damage to the store they may be ones that were accepted.
 */
export async function sweep(
  store: TaskStore,
  blobs: BlobStore,
  log: Logger,
  orphanMs = ORPHAN_MS,
): Promise<void> {
  for (const id of await store.removeExpired()) await blobs.remove(id);
  const old = await blobs.listOlderThan(orphanMs);
  const inUse = await store.findDocumentsInUse(old);
  const unknown = await store.findUnknown(old);
  for (const id of old) {
    if (unknown.has(id)) await blobs.setAside(id);
    else if (!inUse.has(id)) await blobs.remove(id);
  }
  if (unknown.size > 0)
    log.warn(
      { documents: unknown.size },
      'documents without a task were set aside for a day: inkvoice set-aside lists them',
    );
  await blobs.removeSetAside(ASIDE_MS);
}
