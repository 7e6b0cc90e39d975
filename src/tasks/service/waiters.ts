import type { TaskId } from '../ports/index.ts';

/** Calls that wait for tasks to end. */
export interface Waiters {
  /**
   * Resolves when the task ends, `ms` have passed or the signal fires, whichever comes first. The waiter is registered at once, before the promise
   * is awaited, so that an end between asking the store and waiting is not missed.
   */
  wait(id: TaskId, ms: number, signal?: AbortSignal): Promise<void>;
  /** Ends the waiting for one task. */
  release(id: TaskId): void;
  /** Ends all waiting, now and in future: the server stops. */
  close(): void;
  /** How many calls are waiting. */
  readonly size: number;
}

export function createWaiters(): Waiters {
  const byTask = new Map<TaskId, Set<() => void>>();
  let closed = false;
  return {
    wait(id, ms, signal) {
      if (closed || ms <= 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const others = byTask.get(id) ?? new Set();
        byTask.set(id, others);
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          others.delete(done);
          if (others.size === 0 && byTask.get(id) === others) byTask.delete(id);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', done);
        others.add(done);
      });
    },
    release(id) {
      for (const done of [...(byTask.get(id) ?? [])]) done();
    },
    close() {
      closed = true;
      for (const waiting of [...byTask.values()]) for (const done of [...waiting]) done();
    },
    get size() {
      return [...byTask.values()].reduce((sum, waiting) => sum + waiting.size, 0);
    },
  };
}
