import type { SQLOutputValue } from 'node:sqlite';
import type { TaskChange } from '../task.ts';

/** Columns that a statement gives back about each task that it changed. */
export const CHANGED = 'id, client_id, keep_document';

/** Those who want to know of changes, in this process. */
export function createChanges() {
  const listeners = new Set<(change: TaskChange) => void>();
  return {
    /** Tells everyone what became of the task of this row; gives back whether there was one. */
    tell(row: Record<string, SQLOutputValue> | undefined, what: TaskChange['what']): boolean {
      if (!row) return false;
      const ended = what === 'completed' || what === 'error';
      const documentDone = what === 'removed' || (ended && row.keep_document !== 1);
      const change = { id: String(row.id), clientId: String(row.client_id), what, documentDone };
      for (const listener of listeners) listener(change);
      return true;
    },
    onChange(listener: (change: TaskChange) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
