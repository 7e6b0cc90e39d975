import type { TaskId } from './task.ts';

/** What happened to a task. */
export interface TaskChange {
  id: TaskId;
  clientId: string;
  what: 'submitted' | 'processing' | 'pending' | 'completed' | 'error' | 'corrected' | 'removed';
  /** Whether the document of the task is no longer needed and may be deleted. */
  canDeleteDocument: boolean;
}

/**
 * Spreads the news of changes to tasks, among all processes that share a store or within the only one. Best effort: news may be lost when a process
 * or the network fails, so whoever waits for a change also asks the store again after a while.
 */
export interface ChangeBus {
  /** Called by the store after a change was committed. Subscribers of this process have heard of it when this returns; others hear of it soon. */
  publish(change: TaskChange): void;
  /**
   * Calls back with each change published from now on, in order for any one task, until the returned function is called. A callback must return
   * at once and must not throw.
   */
  subscribe(listener: (change: TaskChange) => void): () => void;
}

/** Whether nobody needs to wait for the task any longer after this change. */
export const endsWaiting = ({ what }: TaskChange): boolean =>
  what === 'completed' || what === 'error' || what === 'removed';
