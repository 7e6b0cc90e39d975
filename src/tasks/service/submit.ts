import { randomUUID } from 'node:crypto';
import type {
  BlobStore,
  ClientStore,
  Clock,
  IdempotencyKey,
  NewTask,
  Readers,
  TaskStore,
} from '../ports/index.ts';
import { ClientFullError, QueueFullError, StorageFailedError } from './errors.ts';

export interface Submission
  extends Pick<
    NewTask,
    'clientId' | 'settings' | 'warnings' | 'name' | 'metadata' | 'keepDocument' | 'webhookUrl'
  > {
  document: Uint8Array;
}

/** An idempotency key to be remembered with the tasks that a request creates. */
export interface RememberedKey extends Pick<IdempotencyKey, 'clientId' | 'key' | 'fingerprint'> {
  /** The answer to be repeated, made from the tasks that were created. */
  answer(tasks: readonly NewTask[]): string;
}

export interface SubmitOptions {
  store: TaskStore & Pick<ClientStore, 'findClient' | 'listClients'>;
  blobs: BlobStore;
  /** Woken after each submission; undefined where another process reads. */
  readers: Pick<Readers, 'wake'> | undefined;
  retentionMs: number;
  /** Tasks, and bytes of their documents, that all clients together may have waiting or being read. */
  queue: { tasks: number; bytes: number };
  /** Tasks that one client may have waiting or being read, unless it has a limit of its own. */
  clientQueue: number;
  now: Clock;
}

export interface Submit {
  /** @throws QueueFullError, ClientFullError when there is no room for so many documents of this client */
  requireRoom(clientId: string, count: number, bytes: number): Promise<void>;
  /** @throws QueueFullError, ClientFullError, StorageFailedError */
  submitAll(submissions: readonly Submission[], key?: RememberedKey): Promise<NewTask[]>;
}

/** How long an idempotency key is remembered: a day, as is customary. */
const KEY_MS = 24 * 3_600_000;

/** Accepts documents, within the limits of the queue. */
export function createSubmit(options: SubmitOptions): Submit {
  const { store, blobs, readers, queue, clientQueue, retentionMs, now } = options;
  /** Submissions under way. They count as queued; otherwise a burst of them would pass the limit together. */
  const arriving = { tasks: 0, bytes: 0 };

  async function requireRoom(clientId: string, count: number, bytes: number): Promise<void> {
    const waiting = await store.backlog();
    const tasks = waiting.tasks + arriving.tasks + count;
    if (tasks > queue.tasks || waiting.bytes + arriving.bytes + bytes > queue.bytes)
      throw new QueueFullError();
    const own = await store.backlog(clientId);
    const limit = (await store.findClient(clientId))?.limits?.waiting ?? clientQueue;
    if (own.tasks + count > limit) throw new ClientFullError();
    if ((await store.listClients()).length < 2) return;
    // Where there are others, nobody takes more than what is then left: the next one always finds room.
    const left = { tasks: queue.tasks - tasks, bytes: queue.bytes - waiting.bytes - arriving.bytes - bytes };
    if (own.tasks + count > left.tasks + 1 || own.bytes + bytes > left.bytes) throw new ClientFullError();
  }

  async function keep(submissions: readonly Submission[], key?: RememberedKey): Promise<NewTask[]> {
    const submittedAt = now();
    const expiresAt = submittedAt + retentionMs;
    const made: NewTask[] = [];
    try {
      for (const { document, ...task } of submissions) {
        const id = randomUUID();
        made.push({ ...task, id, bytes: document.length, submittedAt, expiresAt });
        await blobs.put(id, document); // before the task: a task without its document must never be seen
      }
      await store.add(made, key && { ...key, answer: key.answer(made), expiresAt: submittedAt + KEY_MS });
    } catch (error) {
      await Promise.all(made.map(({ id }) => blobs.remove(id).catch(() => {})));
      throw new StorageFailedError('A document could not be stored.', { cause: error });
    }
    return made;
  }

  return {
    requireRoom,

    async submitAll(submissions, key) {
      const bytes = submissions.reduce((sum, { document }) => sum + document.length, 0);
      const count = submissions.length;
      await requireRoom(submissions[0]?.clientId ?? '', count, bytes);
      arriving.tasks += count;
      arriving.bytes += bytes;
      const made = await keep(submissions, key).finally(() => {
        arriving.tasks -= count;
        arriving.bytes -= bytes;
      });
      readers?.wake();
      return made;
    },
  };
}
