import type { Invoice } from '../../invoice/index.ts';
import type {
  Correction,
  Lease,
  NewTask,
  PageWords,
  Task,
  TaskError,
  TaskId,
  TaskState,
  Timings,
} from './task.ts';

/**
 * Tasks: what must survive a crash.
 *
 * Every store passes the same conformance suite (`test/store-conformance.ts`). A caller may rely on this for every method: when its promise
 * resolves, the change survives `kill -9` and power loss; it was made as a whole or not at all; and no other process sees a state in between.
 * A rejected promise means that nothing was written, or that the store cannot tell. Every change of a task is published on the change bus that
 * the store was opened with, after it was committed.
 */
export interface TaskStore {
  /**
   * Adds tasks as `pending`, all or none, and with them the answer given under the client's idempotency key. Their blobs must be stored before.
   * @throws when an id is in use
   */
  add(tasks: NewTask | readonly NewTask[], key?: IdempotencyKey): Promise<void>;

  /** The answer remembered under a client's key; undefined when there is none or it has expired. */
  findKey(clientId: string, key: string): Promise<IdempotencyKey | undefined>;

  /** The task as it is now; undefined when it is gone. A task that has ended is gone from its `expiresAt` on, swept or not. */
  find(id: TaskId): Promise<Task | undefined>;

  /**
   * A client's tasks, newest first unless asked otherwise, without their words. Tasks that have expired are left out. A page whose results are large ends
   * before its limit.
   */
  list(clientId: string, query: TaskQuery): Promise<TaskPage>;

  /** What was accepted and has not ended yet, of all clients or of one. */
  backlog(clientId?: string): Promise<Backlog>;

  /**
   * Hands out a task that waits, or whose lease has expired, and counts the attempt; undefined when there is none. No two callers get the
   * same task. Clients take turns: next is the oldest task of the client served longest ago, so that a thousand documents of one client delay
   * another by one document at most. A client that holds as many readers as it may is skipped.
   * A task during whose reading the server has ended `MAX_SERVER_ENDS` times ends as `reader_crashed` here.
   * @param readersPerClient for clients without a limit of their own
   */
  claim(leaseMs: number, readersPerClient?: number): Promise<Lease | undefined>;

  /** Keeps a lease from expiring for `leaseMs` from now. False when it is lost: the task was given to another, cancelled, or has expired. */
  extend(lease: Lease, leaseMs: number): Promise<boolean>;

  /** Ends the task with its result, by compare-and-set on the lease. False when the lease was lost: nothing is written. */
  complete(
    lease: Lease,
    result: Invoice,
    more?: { words?: PageWords[]; timings?: Timings },
  ): Promise<boolean>;

  /** Ends the task with an error that another attempt would not fix. False when the lease was lost: nothing is written. */
  fail(lease: Lease, error: TaskError): Promise<boolean>;

  /** Reports a failed attempt: the task is `pending` again, or `ended` with `error` after the last attempt; `lost` when the lease was. */
  retry(lease: Lease, error: TaskError): Promise<'pending' | 'ended' | 'lost'>;

  /**
   * Hands the task back to its old place in the queue, as if the attempt had never begun. False when the lease was lost.
   * @param notBefore the task is not handed out before this instant, because the machine was not able to read it
   */
  release(lease: Lease, notBefore?: number): Promise<boolean>;

  /**
   * To be called once at start. Ends the leases whose holders are known to be dead, without counting their attempts. With SQLite these are all
   * leases: the lock on the data folder guarantees that no other server is running. Waiting tasks get their whole time again: while no server
   * ran, they could not be read.
   */
  recover(): Promise<void>;

  /** The words of a completed task's pages; undefined where they were not kept. */
  findWords(id: TaskId): Promise<PageWords[] | undefined>;

  /** Adds corrections to a completed task of this client, all or none. False when there is no such task. */
  correct(id: TaskId, clientId: string, corrections: readonly Correction[]): Promise<boolean>;

  /** Removes a task of this client with everything stored about it, whatever its state. False when there was none. */
  remove(id: TaskId, clientId: string): Promise<boolean>;

  /** Postpones the expiry of tasks that wait or are being read, because the clock was moved or the machine paused for so long. */
  allowTime(ms: number): Promise<void>;

  /**
   * Ends waiting tasks that have expired as `waited_too_long`, and removes all other expired tasks and keys, so that no trace is left in the store's
   * files either. Returns the ids of what it has removed.
   */
  removeExpired(): Promise<TaskId[]>;

  /** Those of the given ids that no task has. */
  findUnknown(ids: readonly TaskId[]): Promise<Set<TaskId>>;

  /** Those of the given ids whose task still needs its document. */
  findDocumentsInUse(ids: readonly TaskId[]): Promise<Set<TaskId>>;
}

export interface TaskQuery {
  state?: TaskState;
  /** Part of the file's name, in any case. */
  name?: string;
  /** Submitted at this instant or later. */
  from?: number;
  /** Submitted before this instant. */
  to?: number;
  order?: 'newest' | 'oldest';
  limit: number;
  /** `next` of the previous page. */
  after?: number;
}

export interface TaskPage {
  tasks: Task[];
  /** Where the next page begins; absent on the last page. */
  next?: number;
}

/** A request that must not be carried out twice, and the answer it was given. */
export interface IdempotencyKey {
  clientId: string;
  key: string;
  /** Digest of the request: a different request under the same key is a mistake. */
  fingerprint: string;
  answer: string;
  expiresAt: number;
}

export interface Backlog {
  /** Waiting for a reader. */
  pending: number;
  /** Waiting or being read. */
  tasks: number;
  /** Total size of their documents. */
  bytes: number;
  /** When the task that has waited longest was submitted; absent when none waits. */
  oldest?: number;
}
