import type { Invoice } from '../../invoice/index.ts';
import type { TaskId } from '../task.ts';

/** Results that were asked for lately, parsed: a client that polls, or many that look, should not make us parse the same text again. */
export interface ResultCache {
  get(id: TaskId): Invoice | undefined;
  set(id: TaskId, result: Invoice): void;
  remove(id: TaskId): void;
  clear(): void;
}

/** A few megabytes at most: a result is some 10 KB. */
const REMEMBERED = 200;

export function createResultCache(): ResultCache {
  const results = new Map<TaskId, Invoice>();
  return {
    get: (id) => results.get(id),
    set(id, result) {
      if (results.size >= REMEMBERED) results.delete(results.keys().next().value!);
      results.set(id, result);
    },
    remove: (id) => results.delete(id),
    clear: () => results.clear(),
  };
}
