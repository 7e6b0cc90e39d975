import type { Logger } from 'pino';
import type { ReadErrorCode } from '../../base/index.ts';
import type { PageReport } from '../../invoice/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';
import type { BlobStore } from '../blobs.ts';
import type { TaskStore } from '../store.ts';
import type { Clock, Lease, TaskId, Timings } from '../task.ts';
import {
  type ReaderChild,
  type ReaderChildOptions,
  type ReadOutcome,
  startReaderChild,
} from './reader-child.ts';

export interface ReaderPoolOptions extends ReaderChildOptions {
  /** Reader processes at most. */
  count: number;
  /** Limits of one document, merged into the settings of each. */
  limits: NonNullable<ReadSettings['limits']>;
  /** Reading one document may take this long. */
  deadlineMs: number;
  /** A process is replaced after so many documents: parsers leak. */
  recycleAfter: number;
  /** Readers that one client may hold at a time, unless it has a limit of its own. */
  perClient?: number;
  log: Logger;
  now: Clock;
  /** Told of each reading whose outcome counted. */
  onRead?: (facts: ReadFacts) => void;
}

/** A reading in numbers. */
export interface ReadFacts {
  /** `completed`, or the code of the error. */
  outcome: 'completed' | ReadErrorCode;
  /** From submission to the start of this attempt. */
  waitedMs: number;
  readMs: number;
  /** By stage. */
  timings: Timings;
  /** How each page was read. */
  pages: PageReport['source'][];
  /** Resident memory of the reader process afterwards, in bytes; absent when it died. */
  rss?: number;
}

/** The supervisor of the reader processes. */
export interface ReaderPool {
  /** Says that there may be work. Cheap; returns at once. */
  wake(): void;
  /** Stops the reading of a task that is gone, by killing its process. Nothing happens when none reads it. */
  abandon(id: TaskId): void;
  /** Whether a process has loaded its models and none has failed to since. */
  isReady(): boolean;
  /** Processes that are loading, waiting for work and reading. */
  readonly processes: { starting: number; idle: number; busy: number };
  /** Takes no more work, lets running readings end for `graceMs`, hands the others back to the store and ends all processes. */
  stop(graceMs: number): Promise<void>;
}

/** A lease outlives two missed extensions: a busy machine may delay a timer by seconds. */
const LEASE_MS = 30_000;
const EXTEND_MS = 10_000;
/** How often the store is asked without having been woken: for lapsed leases, and work that other processes took in. */
const POLL_MS = 5_000;
/** A process that has grown beyond this part of its cap is replaced before the next document, not during it. */
const RECYCLE_MEMORY = 0.75;

/** Loading the models takes a second or two; a process that needs this long hangs. */
const START_MS = 120_000;

interface Slot {
  child?: ReaderChild;
  state: 'empty' | 'starting' | 'idle' | 'busy';
  documents: number;
  lease?: Lease;
}

/**
 * Starts one process at once, so that the first document finds the models loaded, and the others when work waits that no idle one
 * can take: an idle server should not hold the models once per core.
 */
export function startReaderPool(store: TaskStore, blobs: BlobStore, options: ReaderPoolOptions): ReaderPool {
  const { log } = options;
  const slots = Array.from({ length: options.count }, (): Slot => ({ state: 'empty', documents: 0 }));
  const running = new Set<Promise<void>>();
  let stopping = false;
  let failedStarts = 0;
  let everReady = false;
  let pumping: Promise<void> | undefined;
  let again = false;
  let backoff: NodeJS.Timeout | undefined;

  function start(slot: Slot): void {
    slot.state = 'starting';
    slot.documents = 0;
    const child = startReaderChild(options);
    slot.child = child;
    const patience = setTimeout(child.kill, START_MS);
    child.ready.then(
      () => {
        clearTimeout(patience);
        failedStarts = 0;
        everReady = true;
        slot.state = 'idle';
        void child.exited.then(() => slot.child === child && slot.state === 'idle' && retire(slot));
        wake();
      },
      (error) => {
        clearTimeout(patience);
        if (stopping) return;
        slot.state = 'empty';
        failedStarts += 1;
        const waitMs = Math.min(30_000, 500 * 2 ** failedStarts);
        log.error({ reason: error.message, waitMs }, 'a reader process could not start');
        clearTimeout(backoff);
        backoff = setTimeout(() => {
          backoff = undefined;
          if (!stopping) start(slot);
        }, waitMs);
      },
    );
  }

  function retire(slot: Slot): void {
    slot.child?.kill();
    slot.state = 'empty';
    const warm = slots.some((other) => other.state !== 'empty');
    if (!stopping && !warm && !backoff) start(slot); // one is always kept warm
  }

  function wake(): void {
    again = true;
    pumping ??= pump().finally(() => {
      pumping = undefined;
      if (again && !stopping) wake();
    });
  }

  async function pump(): Promise<void> {
    while (again && !stopping) {
      again = false;
      try {
        await handOut();
      } catch (error) {
        log.error({ reason: (error as Error).message }, 'the store cannot be asked for work');
        return;
      }
    }
  }

  async function handOut(): Promise<void> {
    for (const slot of slots.filter(({ state }) => state === 'idle')) {
      slot.state = 'busy';
      const lease = await store.claim(LEASE_MS, options.perClient).catch((error) => {
        slot.state = 'idle';
        throw error;
      });
      if (!lease) {
        slot.state = 'idle';
        return;
      }
      const work = read(slot, lease).finally(() => running.delete(work));
      running.add(work);
    }
    const empty = slots.filter(({ state }) => state === 'empty');
    if (empty.length === 0 || backoff) return;
    const starting = slots.filter(({ state }) => state === 'starting').length;
    const { pending } = await store.backlog();
    for (const slot of empty.slice(0, Math.max(0, pending - starting))) start(slot);
  }

  async function read(slot: Slot, lease: Lease): Promise<void> {
    const child = slot.child!;
    let reusable = false;
    const started = performance.now();
    const waitedMs = options.now() - lease.submittedAt;
    slot.lease = lease;
    slot.documents += 1;
    const heartbeat = setInterval(() => {
      store.extend(lease, LEASE_MS).then(
        (held) => held || (slot.lease === lease && child.kill()), // taken over, cancelled or expired: nobody wants this any more
        (error) => log.error({ task: lease.id, reason: error.message }, 'a lease cannot be extended'),
      );
    }, EXTEND_MS);
    try {
      const settings = { ...lease.settings, limits: options.limits };
      const path = await blobs.path(lease.id);
      const pages = lease.keepWords ? await blobs.pageFolder(lease.id) : undefined;
      const outcome = await child.read(path, settings, options.deadlineMs, pages);
      reusable = isReusable(slot, outcome);
      delete slot.lease; // from here on the process is not to be killed for the sake of this task
      if (await settle(lease, outcome)) {
        const readMs = Math.round(performance.now() - started);
        note(lease, outcome, readMs);
        options.onRead?.({ waitedMs, readMs, ...inNumbers(outcome) });
      }
    } catch (error) {
      // The outcome could not be written: the lease lapses and the task is read again.
      log.error(
        { task: lease.id, reason: (error as Error).message },
        'the outcome of a reading could not be stored',
      );
    } finally {
      clearInterval(heartbeat);
      delete slot.lease;
      if (reusable) slot.state = 'idle';
      else retire(slot);
      if (!stopping) wake();
    }
  }

  /** Writes the outcome; false when it was not wanted any more. Taking too long is not tried again: it would hold a reader thrice. */
  async function settle(lease: Lease, outcome: ReadOutcome): Promise<boolean> {
    if (outcome.kind === 'invoice') return store.complete(lease, outcome.invoice, outcome);
    const final = outcome.kind === 'failed' || outcome.error.code === 'deadline_exceeded';
    return final ? store.fail(lease, outcome.error) : (await store.retry(lease, outcome.error)) !== 'lost';
  }

  function isReusable(slot: Slot, outcome: ReadOutcome): boolean {
    if (outcome.kind === 'died') return false;
    if (outcome.kind === 'failed' && outcome.error.code === 'internal_error') return false; // who knows in what state it is
    return slot.documents < options.recycleAfter && outcome.rss < options.memoryBytes * RECYCLE_MEMORY;
  }

  function note({ id, attempt }: Lease, outcome: ReadOutcome, ms: number): void {
    const facts = { task: id, attempt, ms, ...(outcome.kind !== 'invoice' && { code: outcome.error.code }) };
    if (outcome.kind === 'invoice') log.info(facts, 'read');
    else if (outcome.kind === 'died') log.warn({ ...facts, how: outcome.how }, 'a reader process died');
    else if (outcome.trace)
      log.error({ ...facts, trace: outcome.trace }, 'reading failed by a fault of inkvoice');
    else log.info(facts, 'cannot be read');
  }

  const poll = setInterval(wake, POLL_MS);
  const first = slots[0];
  if (first) start(first);

  return {
    wake,
    abandon(id) {
      for (const slot of slots) if (slot.lease?.id === id) slot.child?.kill();
    },
    isReady: () => everReady && failedStarts === 0 && !stopping,
    get processes() {
      const count = (state: Slot['state']) => slots.filter((slot) => slot.state === state).length;
      return { starting: count('starting'), idle: count('idle'), busy: count('busy') };
    },
    async stop(graceMs) {
      stopping = true;
      clearInterval(poll);
      clearTimeout(backoff);
      await pumping;
      await Promise.race([
        Promise.all(running),
        new Promise((resolve) => setTimeout(resolve, graceMs).unref()),
      ]);
      for (const { lease } of slots) if (lease) await store.release(lease);
      for (const { child } of slots) child?.kill();
      await Promise.all([...running, ...slots.map(({ child }) => child?.exited)]);
    },
  };
}

function inNumbers(outcome: ReadOutcome): Omit<ReadFacts, 'waitedMs' | 'readMs'> {
  if (outcome.kind === 'invoice') {
    const { timings, rss, invoice } = outcome;
    return { outcome: 'completed', timings, rss, pages: invoice.pages.map(({ source }) => source) };
  }
  const rss = outcome.kind === 'failed' ? { rss: outcome.rss } : {};
  return { outcome: outcome.error.code, timings: {}, pages: [], ...rss };
}
