import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { BlobStore } from './blobs.ts';
import type { ReaderPool } from './readers/index.ts';
import { sweep } from './retention.ts';
import type { TaskStore } from './store.ts';
import { type Clock, hasEnded, isEnd, type NewTask, type Task, type TaskId } from './task.ts';
import { createWaiters } from './waiters.ts';

/** Too much waits already; try again later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** The document could not be made safe: the disk is full or broken. Nothing was accepted. */
export class StorageFailedError extends Error {
  override readonly name = 'StorageFailedError';
}

export interface Submission extends Pick<NewTask, 'clientId' | 'settings' | 'warnings'> {
  document: Uint8Array;
}

/** A task's life, as the server sees it. Ids are any text; a task of another client is as good as none. */
export interface Tasks {
  /** @throws QueueFullError before anything is spent on receiving a document that could not be kept */
  makeRoom(): Promise<void>;
  /** Once resolved, the task survives everything short of losing the disk. @throws QueueFullError, StorageFailedError */
  submit(submission: Submission): Promise<TaskId>;
  /** The task; when it has not ended, after waiting for its end at most `holdMs`. Undefined when it is gone. */
  find(clientId: string, id: string, holdMs?: number, signal?: AbortSignal): Promise<Task | undefined>;
  /** Removes the task with all that is kept of it. Nothing happens when it is gone. */
  cancel(clientId: string, id: string): Promise<void>;
  /** Removes what has expired. Runs by itself every minute. */
  sweep(): Promise<void>;
  /** Whether documents are being read here, or by others. */
  isReady(): boolean;
  /** How many calls of `find` are being held. */
  readonly held: number;
  /** Answers all who wait in `find` with the state as it is; readings get `graceMs` to end, then go back to the queue. */
  stop(graceMs: number): Promise<void>;
}

export interface TasksOptions {
  store: TaskStore;
  blobs: BlobStore;
  /** Undefined where another process reads. */
  pool: ReaderPool | undefined;
  temporary: string;
  retentionMs: number;
  queue: { tasks: number; bytes: number };
  now: Clock;
  log: Logger;
}

const SWEEP_MS = 60_000;

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

  async function requireRoom(bytes: number): Promise<void> {
    const waiting = await store.backlog();
    const tasks = waiting.tasks + arriving.tasks + 1;
    if (tasks > queue.tasks || waiting.bytes + arriving.bytes + bytes > queue.bytes)
      throw new QueueFullError();
  }

  let stopped: Promise<void> | undefined;

  const tidy = () => sweep(store, blobs, options.temporary);
  const sweeping = setInterval(() => {
    tidy().catch((error) =>
      log.error({ reason: error.code ?? error.name }, 'expired tasks could not be removed'),
    );
  }, SWEEP_MS);

  return {
    makeRoom: () => requireRoom(0),

    async submit({ document, ...task }) {
      await requireRoom(document.length);
      const id = randomUUID();
      const bytes = document.length;
      arriving.tasks += 1;
      arriving.bytes += bytes;
      try {
        await blobs.put(id, document); // before the row: a task without its document must never be seen
        const submittedAt = now();
        await store.add({ ...task, id, bytes, submittedAt, expiresAt: submittedAt + options.retentionMs });
      } catch (error) {
        await blobs.remove(id).catch(() => {});
        throw new StorageFailedError('A document could not be stored.', { cause: error });
      } finally {
        arriving.tasks -= 1;
        arriving.bytes -= bytes;
      }
      pool?.wake();
      return id;
    },

    async find(clientId, id, holdMs = 0, signal) {
      const own = async () => {
        const task = await store.find(id);
        return task?.clientId === clientId ? task : undefined;
      };
      const stopWaiting = new AbortController();
      const waiting = waiters.wait(
        id,
        holdMs,
        signal ? AbortSignal.any([signal, stopWaiting.signal]) : stopWaiting.signal,
      );
      const task = await own();
      if (!task || hasEnded(task) || holdMs <= 0) {
        stopWaiting.abort();
        return task;
      }
      await waiting;
      return own();
    },

    async cancel(clientId, id) {
      await store.remove(id, clientId);
    },

    sweep: tidy,
    isReady: () => pool?.isReady() ?? true,
    get held() {
      return waiters.size;
    },

    stop(graceMs) {
      stopped ??= (async () => {
        clearInterval(sweeping);
        waiters.close();
        await pool?.stop(graceMs);
        unsubscribe();
      })();
      return stopped;
    },
  };
}
