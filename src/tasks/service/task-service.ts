import type { Logger } from 'pino';
import {
  type ChangeBus,
  type Clock,
  type Correction,
  type DrawRequest,
  endsWaiting,
  type NewTask,
  type PageDrawer,
  type PageWords,
  type Readers,
  type Task,
  type TaskChange,
  type TaskId,
  type TaskPage,
  type TaskQuery,
} from '../ports/index.ts';
import { drawPage } from './draw-page.ts';
import { createTaskFinder } from './find-task.ts';
import { createSubmit, type RememberedKey, type Submission, type SubmitOptions } from './submit.ts';
import { sweep } from './sweep.ts';
import { createWaiters, type Waiters } from './waiters.ts';

/** What clients do with tasks. Ids may be any text; a task of another client is the same as none. */
export interface Tasks {
  /** Refuses a document before effort is spent on receiving it. @throws QueueFullError, ClientFullError when there is no room for another one */
  requireRoom(clientId: string): Promise<void>;
  /** Once resolved, the task survives anything short of losing the disk. @throws QueueFullError, ClientFullError, StorageFailedError */
  submit(submission: Submission): Promise<TaskId>;
  /** Submits several documents of one client, all or none, with an idempotency key. Throws the same errors. */
  submitAll(submissions: readonly Submission[], key?: RememberedKey): Promise<NewTask[]>;
  /**
   * The task; undefined when it is gone. A task that has not ended is waited for, `holdMs` at most. `signal` ends the waiting; it is asked
   * for only when there is something to wait for.
   */
  find(clientId: string, id: string, holdMs?: number, signal?: () => AbortSignal): Promise<Task | undefined>;
  /** Removes the task with everything kept of it. False when it was gone. */
  cancel(clientId: string, id: string): Promise<boolean>;
  list(clientId: string, query: TaskQuery): Promise<TaskPage>;
  /** Adds corrections to a completed task. False when there is none. */
  correct(clientId: string, id: string, corrections: Pick<Correction, 'path' | 'value'>[]): Promise<boolean>;
  /** The words of a completed task's pages; undefined when they were not kept. */
  findWords(clientId: string, id: string): Promise<PageWords[] | undefined>;
  /** A page as it was read, as PNG of at most this width; undefined when the document was not kept or the page cannot be drawn. */
  drawPage(clientId: string, id: string, page: number, width?: number): Promise<Uint8Array | undefined>;
  /** Calls back with each change of any task, until the returned function is called. */
  watch(listener: (change: TaskChange) => void): () => void;
  /** Removes what has expired. Also runs by itself every minute. */
  sweep(): Promise<void>;
  /** Whether documents submitted now can be stored. @throws the reason */
  checkStorage(): Promise<void>;
  /** Whether documents are being read, here or by other processes. */
  isReady(): boolean;
  /** Reader processes of this server, by what they do. */
  readonly processes: Readers['processes'];
  /** How many calls of `find` are waiting. */
  readonly held: number;
  /** Answers all waiting calls of `find` with the state as it is. Readings get `graceMs` to finish, then go back to the queue. */
  stop(graceMs: number): Promise<void>;
}

export interface TasksOptions extends SubmitOptions {
  changes: ChangeBus;
  /** Undefined where another process reads. */
  readers: Readers | undefined;
  pageDrawer: PageDrawer;
  /** Limits of one document, for drawing its pages. */
  limits: DrawRequest['limits'];
  /** Removes temporary files that crashes left behind; part of each sweep. */
  removeLeftovers: () => Promise<void>;
  /** Milliseconds that no clock change and no pause of the machine alters; by default those of the system. */
  uptime?: Clock;
  log: Logger;
}

/** Time between two sweeps. */
const SWEEP_MS = 60_000;

const IDLE = { starting: 0, idle: 0, busy: 0 };

export function createTasks(options: TasksOptions): Tasks {
  const { store, changes, readers, pageDrawer, now } = options;
  const waiters = createWaiters();
  const unsubscribe = changes.subscribe(createChangeHandler(options, waiters));
  const { requireRoom, submitAll } = createSubmit(options);
  const { find, findEnded } = createTaskFinder(store, waiters);
  const sweeper = startSweeper(options);
  let stopped: Promise<void> | undefined;

  async function stop(graceMs: number): Promise<void> {
    sweeper.stop();
    waiters.close();
    pageDrawer.stop();
    await readers?.stop(graceMs);
    unsubscribe();
  }

  return {
    requireRoom: (clientId) => requireRoom(clientId, 1, 0),
    submitAll,
    submit: async (submission) => (await submitAll([submission]))[0]!.id,

    find: (clientId, id, holdMs = 0, signal) => findEnded(clientId, id, holdMs, signal),
    cancel: (clientId, id) => store.remove(id, clientId),
    list: (clientId, query) => store.list(clientId, query),

    correct(clientId, id, corrections) {
      const at = now();
      const signed = corrections.map((one) => ({ ...one, at, by: clientId }));
      return store.correct(id, clientId, signed);
    },

    findWords: async (clientId, id) => ((await find(clientId, id)) ? store.findWords(id) : undefined),
    drawPage: async (clientId, id, page, width) => drawPage(options, await find(clientId, id), page, width),
    watch: (listener) => changes.subscribe(listener),

    sweep: sweeper.run,
    checkStorage: () => options.blobs.check(),
    isReady: () => !stopped && (readers?.isReady() ?? true),
    get processes() {
      return readers?.processes ?? IDLE;
    },
    get held() {
      return waiters.size;
    },
    stop(graceMs) {
      stopped ??= stop(graceMs);
      return stopped;
    },
  };
}

/** Ends the waiting and the reading of tasks that have ended, and deletes documents that are no longer needed. */
function createChangeHandler({ readers, blobs, log }: TasksOptions, waiters: Waiters) {
  return (change: TaskChange): void => {
    const { id } = change;
    if (endsWaiting(change)) {
      waiters.release(id);
      readers?.abandon(id);
    }
    if (!change.canDeleteDocument) return;
    blobs
      .remove(id)
      .catch((error) => log.error({ task: id, reason: error.code }, 'a document could not be deleted'));
  };
}

/** Time that a clock is off within a minute without having been set. */
const DRIFT_MS = 30_000;

function startSweeper(options: TasksOptions) {
  const { store, blobs, removeLeftovers, log, now, uptime = () => performance.now() } = options;
  let offset = now() - uptime();

  /** A clock that was moved, or a machine that was paused, took no time from the tasks that wait. */
  async function allowForJumps(): Promise<void> {
    const jump = now() - uptime() - offset;
    offset += jump;
    if (Math.abs(jump) < DRIFT_MS) return;
    log.warn({ jumpMs: Math.round(jump) }, 'the clock was moved, or the machine was paused');
    await store.allowTime(Math.round(jump));
  }

  const run = async () => {
    await allowForJumps();
    await sweep(store, blobs, log);
    await removeLeftovers();
  };
  const timer = setInterval(() => {
    run().catch((error) =>
      log.error({ reason: error.code ?? error.name }, 'expired tasks could not be removed'),
    );
  }, SWEEP_MS);
  return { run, stop: () => clearInterval(timer) };
}
