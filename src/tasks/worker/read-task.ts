import type { Logger } from 'pino';
import type { BlobStore, Clock, DrawRequest, Lease, TaskStore } from '../ports/index.ts';
import { logReading, type ReadFacts, toReadFacts } from './read-facts.ts';
import type { ReadOutcome } from './reader-child.ts';
import type { Slot } from './slots.ts';

export interface ReadTaskOptions {
  /** Limits of one document, merged into the settings of each. */
  limits: DrawRequest['limits'];
  /** Reading one document may take this long. */
  deadlineMs: number;
  /** A process is replaced after this many documents: parsers leak. */
  recycleAfter: number;
  memoryBytes: number;
  log: Logger;
  now: Clock;
  /** Called with each reading whose outcome counted. */
  onRead?: (facts: ReadFacts) => void;
}

/** A lease outlives two missed extensions: a busy machine may delay a timer by seconds. */
export const LEASE_MS = 30_000;
const EXTEND_MS = 10_000;
/** A process that has grown beyond this part of its cap is replaced before the next document, not during it. */
const RECYCLE_MEMORY = 0.75;

/**
 * Reads a task that was claimed with the process of a slot and writes the outcome. Never rejects.
 * @returns whether the process can read another document
 */
export async function readTask(
  store: TaskStore,
  blobs: BlobStore,
  options: ReadTaskOptions,
  slot: Slot,
  lease: Lease,
): Promise<boolean> {
  const { log, now, onRead } = options;
  const started = performance.now();
  const waitedMs = now() - lease.submittedAt;
  slot.lease = lease;
  slot.documents += 1;
  const heartbeat = startHeartbeat(store, slot, lease, log);
  let reusable = false;
  try {
    const outcome = await readDocument(blobs, options, slot, lease);
    reusable = isReusable(options, slot, outcome);
    delete slot.lease; // from here on the process is not to be killed on account of this task
    if (await writeOutcome(store, blobs, lease, outcome)) {
      const readMs = Math.round(performance.now() - started);
      logReading(log, lease, outcome, readMs);
      onRead?.(toReadFacts(outcome, waitedMs, readMs));
    }
  } catch (error) {
    // The outcome could not be written: the lease expires and the task is read again.
    const reason = (error as Error).message;
    log.error({ task: lease.id, reason }, 'the outcome of a reading could not be stored');
  } finally {
    clearInterval(heartbeat);
    delete slot.lease;
  }
  return reusable;
}

async function readDocument(
  blobs: BlobStore,
  { limits, deadlineMs }: ReadTaskOptions,
  slot: Slot,
  lease: Lease,
): Promise<ReadOutcome> {
  const path = await blobs.fetchDocument(lease.id);
  const pages = lease.keepWords ? await blobs.openPageFolder(lease.id) : undefined;
  return slot.child!.read(path, { ...lease.settings, limits }, deadlineMs, pages);
}

/** Extends the lease while the document is read. Kills the process when the lease is lost: nobody wants this outcome any more. */
function startHeartbeat(store: TaskStore, slot: Slot, lease: Lease, log: Logger): NodeJS.Timeout {
  return setInterval(() => {
    store.extend(lease, LEASE_MS).then(
      (held) => held || (slot.lease === lease && slot.child?.kill()),
      (error) => log.error({ task: lease.id, reason: error.message }, 'a lease cannot be extended'),
    );
  }, EXTEND_MS);
}

/**
 * Writes the outcome; false when the lease was lost. A document that took too long is not tried again: it would occupy a reader three times.
 */
async function writeOutcome(
  store: TaskStore,
  blobs: BlobStore,
  lease: Lease,
  outcome: ReadOutcome,
): Promise<boolean> {
  if (outcome.kind === 'invoice') {
    if (lease.keepWords) await blobs.keepPages(lease.id);
    return store.complete(lease, outcome.invoice, outcome);
  }
  const final = outcome.kind === 'failed' || outcome.error.code === 'deadline_exceeded';
  return final ? store.fail(lease, outcome.error) : (await store.retry(lease, outcome.error)) !== 'lost';
}

function isReusable(
  { recycleAfter, memoryBytes }: ReadTaskOptions,
  slot: Slot,
  outcome: ReadOutcome,
): boolean {
  if (outcome.kind === 'died') return false;
  if (outcome.kind === 'failed' && outcome.error.code === 'internal_error') return false; // its state is unknown
  return slot.documents < recycleAfter && outcome.rss < memoryBytes * RECYCLE_MEMORY;
}
