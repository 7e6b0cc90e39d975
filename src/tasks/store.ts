import type { Invoice } from '../invoice/index.ts';
import type { Lease, NewTask, Task, TaskError, TaskId } from './task.ts';

/**
 * The store port: what must survive a crash. One adapter for SQLite today; every adapter passes the same
 * conformance suite (`test/store-conformance.ts`).
 *
 * A caller may rely on this for every method: when its promise resolves, what it did survives `kill -9` and power loss; it
 * happened as a whole or not at all; and no other process sees a state in between. A rejected promise means that nothing
 * was written, or that the store cannot tell.
 */
export interface TaskStore {
  /** Makes a task, `pending`. Its blob must be safe before. */
  add(task: NewTask): Promise<void>;

  /** The task as it is now; undefined when it is gone, which an expired one is from its `expiresAt` on, swept or not. */
  find(id: TaskId): Promise<Task | undefined>;

  /** What has been accepted and not ended yet. */
  backlog(): Promise<Backlog>;

  /**
   * Hands out the oldest task that waits, or whose lease has lapsed, and counts the attempt. No two callers get the same one.
   * A task whose lease lapsed on its last attempt ends as `reader_crashed` here.
   */
  claim(leaseMs: number): Promise<Lease | undefined>;

  /** Keeps a lease from lapsing. False when it is lost: the task was given to another, cancelled, or has expired. */
  extend(lease: Lease, leaseMs: number): Promise<boolean>;

  /** Ends the task with its result, by compare-and-set on the lease. False when the lease was lost: nothing is written. */
  complete(lease: Lease, result: Invoice): Promise<boolean>;

  /** Ends the task with an error that another attempt would not mend. False when the lease was lost. */
  fail(lease: Lease, error: TaskError): Promise<boolean>;

  /** The attempt failed: back to `pending`, or ended with `error` when it was the last one. */
  retry(lease: Lease, error: TaskError): Promise<'pending' | 'ended' | 'lost'>;

  /** Hands the task back as if the attempt had never begun, on an orderly stop. */
  release(lease: Lease): Promise<boolean>;

  /**
   * To be called once at start. Lets the leases lapse whose holders are known to be dead. With SQLite that is every one: the
   * lock on the data folder says that no other server lives.
   */
  recover(): Promise<void>;

  /** Removes a task of this client, whatever its state. False when there was none. */
  remove(id: TaskId, clientId: string): Promise<boolean>;

  /** Removes every expired task, so that nothing of it can be found in the files either, and tells which they were. */
  removeExpired(): Promise<TaskId[]>;

  /** Of these ids, those of tasks that still need their blob. */
  unfinished(ids: TaskId[]): Promise<Set<TaskId>>;

  /**
   * Calls back with the id of each task that ended or was removed. Best effort: who waits for a task also asks again when its patience
   * is over. Returns a function that ends the subscription.
   */
  onEnd(listener: (id: TaskId) => void): () => void;
}

export interface Backlog {
  /** Waiting for a reader. */
  pending: number;
  /** Waiting or being read. */
  tasks: number;
  /** Size of their documents. */
  bytes: number;
}

/** Programs that may use the API. Seen at once by every process that shares the store. */
export interface ClientStore {
  /** Adds a client or replaces the one of the same id. */
  putClient(client: ApiClient): Promise<void>;
  findClient(id: string): Promise<ApiClient | undefined>;
  /** Oldest first. */
  listClients(): Promise<ApiClient[]>;
  /** Removes a client with all its tasks. False when there was none. */
  removeClient(id: string): Promise<boolean>;
}

export interface ApiClient {
  id: string;
  /** For people; may be empty. */
  name: string;
  /** Never the secret itself: a slow salted hash in the form that `server/auth/secrets.ts` writes. */
  secretHash: string;
  createdAt: number;
}

export interface Store extends TaskStore, ClientStore {
  /** 32 random bytes that sign access tokens: made once, the same for every process that shares the store. */
  signingKey(): Promise<Uint8Array>;
  close(): Promise<void>;
}
