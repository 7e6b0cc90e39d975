import type { Invoice } from '../invoice/index.ts';
import type {
  Correction,
  Lease,
  NewTask,
  PageWords,
  Task,
  TaskChange,
  TaskError,
  TaskId,
  TaskState,
  Timings,
} from './task.ts';

/**
 * The store port: what must survive a crash. One adapter for SQLite today; every adapter passes the same
 * conformance suite (`test/store-conformance.ts`).
 *
 * A caller may rely on this for every method: when its promise resolves, what it did survives `kill -9` and power loss; it
 * happened as a whole or not at all; and no other process sees a state in between. A rejected promise means that nothing
 * was written, or that the store cannot tell.
 */
export interface TaskStore {
  /**
   * Makes tasks, `pending`, all or none, and remembers the answer given for them under the client's idempotency key. Their
   * blobs must be safe before.
   */
  add(tasks: NewTask | readonly NewTask[], key?: IdempotencyKey): Promise<void>;

  /** What was answered under a key, as long as it is remembered. */
  findKey(clientId: string, key: string): Promise<IdempotencyKey | undefined>;

  /** The task as it is now; undefined when it is gone, which an expired one is from its `expiresAt` on, swept or not. */
  find(id: TaskId): Promise<Task | undefined>;

  /** A client's tasks, newest first unless asked otherwise, without their words. */
  list(clientId: string, query: TaskQuery): Promise<TaskPage>;

  /** What has been accepted and not ended yet, by everyone or by one client. */
  backlog(clientId?: string): Promise<Backlog>;

  /**
   * Hands out a task that waits, or whose lease has lapsed, and counts the attempt. No two callers get the same one. Clients take turns:
   * the oldest task of the client served longest ago comes next, so that a thousand documents of one hold up nobody else by more than
   * one. A client that holds as many readers as it may is passed over.
   * A task whose lease lapsed on its last attempt ends as `reader_crashed` here.
   * @param readersPerClient for clients without a limit of their own
   */
  claim(leaseMs: number, readersPerClient?: number): Promise<Lease | undefined>;

  /** Keeps a lease from lapsing. False when it is lost: the task was given to another, cancelled, or has expired. */
  extend(lease: Lease, leaseMs: number): Promise<boolean>;

  /** Ends the task with its result, by compare-and-set on the lease. False when the lease was lost: nothing is written. */
  complete(
    lease: Lease,
    result: Invoice,
    more?: { words?: PageWords[]; timings?: Timings },
  ): Promise<boolean>;

  /** The words of a completed task's pages, where they were kept. */
  words(id: TaskId): Promise<PageWords[] | undefined>;

  /** Adds corrections to a completed task of this client. False when there is none. */
  correct(id: TaskId, clientId: string, corrections: readonly Correction[]): Promise<boolean>;

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

  /** Of these ids, those of tasks that still need their document. */
  needDocument(ids: TaskId[]): Promise<Set<TaskId>>;

  /**
   * Calls back with each change. Best effort: who waits for a task also asks again when its patience is over. Returns a function that
   * ends the subscription.
   */
  onChange(listener: (change: TaskChange) => void): () => void;
}

export interface TaskQuery {
  state?: TaskState;
  /** Part of the file's name, in any case. */
  name?: string;
  /** Submitted at or after, and before. */
  from?: number;
  to?: number;
  order?: 'newest' | 'oldest';
  limit: number;
  /** `next` of the page before. */
  after?: number;
}

export interface TaskPage {
  tasks: Task[];
  /** Where the next page begins; absent on the last. */
  next?: number;
}

/** One request that is not to be done twice, and what was answered. */
export interface IdempotencyKey {
  clientId: string;
  key: string;
  /** Digest of the request: another one under the same key is a mistake. */
  fingerprint: string;
  answer: string;
  expiresAt: number;
}

export interface Backlog {
  /** Waiting for a reader. */
  pending: number;
  /** Waiting or being read. */
  tasks: number;
  /** Size of their documents. */
  bytes: number;
  /** When the one that waits longest was submitted; absent when none waits. */
  oldest?: number;
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
  /** Since when it may not use the API; its tasks are kept. */
  disabledAt?: number;
  /** Signs its webhooks; unlike the secret it must be known to us. */
  webhookSecret?: string;
  limits?: ClientLimits;
}

/** What one client may take; what is absent is the server's default. */
export interface ClientLimits {
  /** Readers at a time. */
  readers?: number;
  /** Documents waiting or being read. */
  waiting?: number;
  /** Calls a minute. */
  calls?: number;
}

/** Webhooks to be sent: an entry is written together with the end of its task. */
export interface OutboxStore {
  /** Takes one that is due and keeps others from taking it for `leaseMs`. */
  claimDelivery(leaseMs: number): Promise<Delivery | undefined>;
  /** Sent, or given up. */
  removeDelivery(id: string): Promise<void>;
  /** To be tried again at `at`. */
  postponeDelivery(id: string, at: number): Promise<void>;
  /** When the next is due; undefined when there is none. */
  nextDelivery(): Promise<number | undefined>;
}

export interface Delivery {
  /** Stays the same over all attempts, for the receiver to tell repeats. */
  id: string;
  taskId: TaskId;
  url: string;
  /** Attempts made, this one included. */
  attempt: number;
  createdAt: number;
}

/** Who did what, without a word of what documents say. */
export interface AuditStore {
  writeAudit(entries: readonly AuditEntry[]): Promise<void>;
  /** Newest first. */
  readAudit(query: AuditQuery): Promise<AuditEntry[]>;
  removeAuditBefore(at: number): Promise<void>;
}

export interface AuditEntry {
  at: number;
  clientId: string;
  action: 'submitted' | 'fetched' | 'corrected' | 'deleted' | 'exported';
  taskId: TaskId;
  /** Where the request came from. */
  address?: string;
}

export interface AuditQuery {
  clientId?: string;
  taskId?: TaskId;
  since?: number;
  limit: number;
}

export interface Store extends TaskStore, ClientStore, OutboxStore, AuditStore {
  /** 32 random bytes that sign access tokens: made once, the same for every process that shares the store. */
  signingKey(): Promise<Uint8Array>;
  close(): Promise<void>;
}
