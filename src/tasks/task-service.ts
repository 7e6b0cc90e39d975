import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ReadSettings } from '../pipeline/index.ts';
import type { BlobStore } from './blobs.ts';
import type { PagePainter, ReaderPool } from './readers/index.ts';
import { sweep } from './retention.ts';
import type { ClientStore, IdempotencyKey, TaskPage, TaskQuery, TaskStore } from './store.ts';
import {
  type Clock,
  type Correction,
  hasEnded,
  isEnd,
  type NewTask,
  type PageWords,
  type Task,
  type TaskChange,
  type TaskId,
} from './task.ts';
import { createWaiters } from './waiters.ts';

/** Too much waits already; try again later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** This client has as much waiting as it may; others are let in. */
export class ClientFullError extends Error {
  override readonly name = 'ClientFullError';
}

/** The document could not be made safe: the disk is full or broken. Nothing was accepted. */
export class StorageFailedError extends Error {
  override readonly name = 'StorageFailedError';
}

export interface Submission
  extends Pick<
    NewTask,
    'clientId' | 'settings' | 'warnings' | 'name' | 'metadata' | 'keepDocument' | 'webhookUrl'
  > {
  document: Uint8Array;
}

/** An idempotency key to be remembered with the tasks that a request made. */
export interface RememberedKey extends Pick<IdempotencyKey, 'clientId' | 'key' | 'fingerprint'> {
  /** The answer to give again, from the tasks that were made. */
  answer(tasks: readonly NewTask[]): string;
}

/** A task's life, as the server sees it. Ids are any text; a task of another client is as good as none. */
export interface Tasks {
  /** @throws QueueFullError, ClientFullError before anything is spent on receiving a document that could not be kept */
  makeRoom(clientId: string): Promise<void>;
  /** Once resolved, the task survives everything short of losing the disk. @throws QueueFullError, ClientFullError, StorageFailedError */
  submit(submission: Submission): Promise<TaskId>;
  /** Several of one client together, all or none, and an idempotency key with them. Throws the same. */
  submitAll(submissions: readonly Submission[], key?: RememberedKey): Promise<NewTask[]>;
  /**
   * The task; when it has not ended, after waiting for its end at most `holdMs`. Undefined when it is gone. `signal` ends the waiting; it is asked
   * for only when there is something to wait for.
   */
  find(clientId: string, id: string, holdMs?: number, signal?: () => AbortSignal): Promise<Task | undefined>;
  /** Removes the task with all that is kept of it. False when it was gone. */
  cancel(clientId: string, id: string): Promise<boolean>;
  list(clientId: string, query: TaskQuery): Promise<TaskPage>;
  /** Adds corrections to a completed task. False when there is none. */
  correct(clientId: string, id: string, corrections: Pick<Correction, 'path' | 'value'>[]): Promise<boolean>;
  /** The words of a completed task's pages; undefined when they were not kept. */
  words(clientId: string, id: string): Promise<PageWords[] | undefined>;
  /** A page as it was read, as PNG, at most so wide; undefined when the document was not kept or the page cannot be drawn. */
  page(clientId: string, id: string, page: number, width?: number): Promise<Uint8Array | undefined>;
  /** Calls back with each change of any task, until the function that it returns is called. */
  watch(listener: (change: TaskChange) => void): () => void;
  /** Removes what has expired. Runs by itself every minute. */
  sweep(): Promise<void>;
  /** Whether documents are being read here, or by others. */
  isReady(): boolean;
  /** Reader processes of this server, by what they do. */
  readonly processes: ReaderPool['processes'];
  /** How many calls of `find` are being held. */
  readonly held: number;
  /** Answers all who wait in `find` with the state as it is; readings get `graceMs` to end, then go back to the queue. */
  stop(graceMs: number): Promise<void>;
}

export interface TasksOptions {
  store: TaskStore & Pick<ClientStore, 'findClient'>;
  blobs: BlobStore;
  /** Undefined where another process reads. */
  pool: ReaderPool | undefined;
  temporary: string;
  retentionMs: number;
  queue: { tasks: number; bytes: number };
  /** Tasks that one client may have waiting or being read, unless it has a limit of its own. */
  clientQueue: number;
  painter: PagePainter;
  limits: NonNullable<ReadSettings['limits']>;
  now: Clock;
  log: Logger;
}

const SWEEP_MS = 60_000;
/** How long an idempotency key is remembered: a day, as everywhere. */
const KEY_MS = 24 * 3_600_000;

export function createTasks(options: TasksOptions): Tasks {
  const { store, blobs, pool, queue, now, log } = options;
  const waiters = createWaiters();
  /** Submissions under way: they count as queued, or a burst of them would pass the limit together. */
  const arriving = { tasks: 0, bytes: 0 };

  const unsubscribe = store.onChange((change) => {
    const { id } = change;
    if (isEnd(change)) {
      waiters.release(id);
      pool?.abandon(id);
    }
    if (!change.documentDone) return;
    blobs
      .remove(id)
      .catch((error) => log.error({ task: id, reason: error.code }, 'a document could not be deleted'));
  });

  async function requireRoom(clientId: string, count: number, bytes: number): Promise<void> {
    const waiting = await store.backlog();
    const tasks = waiting.tasks + arriving.tasks + count; // a burst of submissions would pass the limit together
    if (tasks > queue.tasks || waiting.bytes + arriving.bytes + bytes > queue.bytes)
      throw new QueueFullError();
    const limit = (await store.findClient(clientId))?.limits?.waiting ?? options.clientQueue;
    if (tasks > limit && (await store.backlog(clientId)).tasks + count > limit) throw new ClientFullError();
  }

  async function submitAll(submissions: readonly Submission[], key?: RememberedKey): Promise<NewTask[]> {
    const bytes = submissions.reduce((sum, { document }) => sum + document.length, 0);
    const count = submissions.length;
    await requireRoom(submissions[0]?.clientId ?? '', count, bytes);
    arriving.tasks += count;
    arriving.bytes += bytes;
    const submittedAt = now();
    const expiresAt = submittedAt + options.retentionMs;
    const made: NewTask[] = [];
    try {
      for (const { document, ...task } of submissions) {
        const id = randomUUID();
        made.push({ ...task, id, bytes: document.length, submittedAt, expiresAt });
        await blobs.put(id, document); // before the row: a task without its document must never be seen
      }
      await store.add(made, key && { ...key, answer: key.answer(made), expiresAt: submittedAt + KEY_MS });
    } catch (error) {
      await Promise.all(made.map(({ id }) => blobs.remove(id).catch(() => {})));
      throw new StorageFailedError('A document could not be stored.', { cause: error });
    } finally {
      arriving.tasks -= count;
      arriving.bytes -= bytes;
    }
    pool?.wake();
    return made;
  }

  const own = async (clientId: string, id: string) => {
    const task = await store.find(id);
    return task?.clientId === clientId ? task : undefined;
  };

  let stopped: Promise<void> | undefined;

  const tidy = () => sweep(store, blobs, options.temporary);
  const sweeping = setInterval(() => {
    tidy().catch((error) =>
      log.error({ reason: error.code ?? error.name }, 'expired tasks could not be removed'),
    );
  }, SWEEP_MS);

  return {
    makeRoom: (clientId) => requireRoom(clientId, 1, 0),
    submitAll,

    async submit(submission) {
      const [task] = await submitAll([submission]);
      return task!.id;
    },

    async find(clientId, id, holdMs = 0, signal) {
      const task = await own(clientId, id);
      if (!task || hasEnded(task) || holdMs <= 0) return task;
      const stopWaiting = new AbortController();
      const signals = [stopWaiting.signal, ...(signal ? [signal()] : [])];
      const waiting = waiters.wait(id, holdMs, AbortSignal.any(signals));
      // Again, now that an end cannot be missed any more.
      const since = await own(clientId, id);
      if (!since || hasEnded(since)) {
        stopWaiting.abort();
        return since;
      }
      await waiting;
      return own(clientId, id);
    },

    cancel: (clientId, id) => store.remove(id, clientId),

    list: (clientId, query) => store.list(clientId, query),

    correct(clientId, id, corrections) {
      const at = now();
      return store.correct(
        id,
        clientId,
        corrections.map((one) => ({ ...one, at, by: clientId })),
      );
    },

    words: async (clientId, id) => ((await own(clientId, id)) ? store.words(id) : undefined),

    async page(clientId, id, page, width) {
      const task = await own(clientId, id);
      const report = task?.result?.pages.find((one) => one.page === page);
      if (!task?.keepDocument || !report || report.source === 'failed') return undefined;
      const { limits } = options;
      const asRead = report.source === 'ocr';
      const path = asRead ? join(await blobs.pageFolder(id), `${page}.webp`) : await blobs.path(id);
      return options.painter.paint({ path, page: asRead ? 1 : page, limits, ...(width && { width }) });
    },

    watch: (listener) => store.onChange(listener),

    sweep: tidy,
    isReady: () => !stopped && (pool?.isReady() ?? true),
    get processes() {
      return pool?.processes ?? { starting: 0, idle: 0, busy: 0 };
    },
    get held() {
      return waiters.size;
    },

    stop(graceMs) {
      stopped ??= (async () => {
        clearInterval(sweeping);
        waiters.close();
        options.painter.stop();
        await pool?.stop(graceMs);
        unsubscribe();
      })();
      return stopped;
    },
  };
}
