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

/** How a reading went, for the pool. */
export interface Read {
  /** Whether the process can read another document. */
  reusable: boolean;
  /** The machine was not able to read, or to store what was read: how long the task waits before it is tried again. */
  hinderedMs?: number;
}

/** A task that the machine was not able to read waits this long, twice as long each further time, up to the maximum. */
const FIRST_WAIT_MS = 2_000;
const MAX_WAIT_MS = 5 * 60_000;

/** Reads a task that was claimed with the process of a slot and writes the outcome. Never rejects. */
export async function readTask(
  store: TaskStore,
  blobs: BlobStore,
  options: ReadTaskOptions,
  slot: Slot,
  lease: Lease,
): Promise<Read> {
  const { log, now, onRead } = options;
  const started = performance.now();
  const waitedMs = now() - lease.submittedAt;
  slot.lease = lease;
  slot.documents += 1;
  const heartbeat = startHeartbeat(store, slot, lease, log);
  const read: Read = { reusable: false };
  try {
    const outcome = await readDocument(blobs, options, slot, lease);
    read.reusable = isReusable(options, slot, outcome);
    delete slot.lease; // from here on the process is not to be killed on account of this task
    if (outcome.kind === 'hindered') read.hinderedMs = await postpone(store, options, lease, outcome.fault);
    else if (await writeOutcome(store, blobs, log, lease, outcome)) {
      const readMs = Math.round(performance.now() - started);
      logReading(log, lease, outcome, readMs);
      onRead?.(toReadFacts(outcome, waitedMs, readMs));
    }
  } catch (error) {
    // The document could not be fetched, or the outcome not be written.
    const { code, message } = error as NodeJS.ErrnoException;
    read.hinderedMs = await postpone(
      store,
      options,
      lease,
      code === undefined ? message : `${code}: ${message}`,
    );
  } finally {
    clearInterval(heartbeat);
    delete slot.lease;
  }
  return read;
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

/** Hands a task back that the machine was not able to read, to be tried again later. Never rejects. Returns the time until then. */
async function postpone(
  store: TaskStore,
  { log, now }: ReadTaskOptions,
  lease: Lease,
  fault: string,
): Promise<number> {
  const waitMs = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** lease.postponed);
  log.error({ task: lease.id, fault, waitMs }, 'the machine could not read a document; it is tried again');
  // Where not even that can be written, the lease expires, and the task is tried again then.
  await store
    .release(lease, now() + waitMs)
    .catch((error) =>
      log.error({ task: lease.id, reason: error.message }, 'a task could not be handed back'),
    );
  return waitMs;
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
  log: Logger,
  lease: Lease,
  outcome: Exclude<ReadOutcome, { kind: 'hindered' }>,
): Promise<boolean> {
  if (outcome.kind === 'invoice') {
    if (lease.keepWords) await keepPages(blobs, log, lease, outcome.unkept);
    return store.complete(lease, outcome.invoice, outcome);
  }
  const final = outcome.kind === 'failed' || outcome.final;
  return final ? store.fail(lease, outcome.error) : (await store.retry(lease, outcome.error)) !== 'lost';
}

/** Pictures of pages are for people to look at: a result is not given up because they cannot be kept. */
async function keepPages(
  blobs: BlobStore,
  log: Logger,
  { id }: Lease,
  unkept: string | undefined,
): Promise<void> {
  const fault = unkept ?? (await blobs.keepPages(id).catch((error) => error.code ?? error.name));
  if (fault !== undefined) log.error({ task: id, fault }, 'pictures of pages could not be kept');
}

function isReusable(
  { recycleAfter, memoryBytes }: ReadTaskOptions,
  slot: Slot,
  outcome: ReadOutcome,
): boolean {
  if (outcome.kind === 'died' || outcome.kind === 'hindered') return false; // its state is unknown
  if (outcome.kind === 'failed' && outcome.error.code === 'internal_error') return false;
  return slot.documents < recycleAfter && outcome.rss < memoryBytes * RECYCLE_MEMORY;
}
