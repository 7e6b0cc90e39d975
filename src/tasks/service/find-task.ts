import { hasEnded, type Task, type TaskId, type TaskStore } from '../ports/index.ts';
import type { Waiters } from './waiters.ts';

/** Finds tasks of their own client only, and waits for their end where asked. */
export interface TaskFinder {
  find(clientId: string, id: TaskId): Promise<Task | undefined>;
  /** The same; a task that has not ended is waited for. `signal` is only asked for when there is something to wait for. */
  findEnded(
    clientId: string,
    id: TaskId,
    holdMs: number,
    signal?: () => AbortSignal,
  ): Promise<Task | undefined>;
}

export function createTaskFinder(store: Pick<TaskStore, 'find'>, waiters: Waiters): TaskFinder {
  const find = async (clientId: string, id: TaskId) => {
    const task = await store.find(id);
    return task?.clientId === clientId ? task : undefined;
  };

  return {
    find,

    async findEnded(clientId, id, holdMs, signal) {
      const task = await find(clientId, id);
      if (!task || hasEnded(task) || holdMs <= 0) return task;
      const stopWaiting = new AbortController();
      const signals = [stopWaiting.signal, ...(signal ? [signal()] : [])];
      const waiting = waiters.wait(id, holdMs, AbortSignal.any(signals));
      // Asked again, now that an end can no longer be missed.
      const since = await find(clientId, id);
      if (!since || hasEnded(since)) {
        stopWaiting.abort();
        return since;
      }
      await waiting;
      return find(clientId, id);
    },
  };
}
