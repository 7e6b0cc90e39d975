import type { Invoice } from '../../../invoice/index.ts';
import type { TaskId } from '../../ports/index.ts';

/** Results that were found recently, already parsed, so that a polling client does not make us parse the same text again and again. */
export interface ResultCache {
  get(id: TaskId): Invoice | undefined;
  set(id: TaskId, result: Invoice): void;
  remove(id: TaskId): void;
  clear(): void;
}

/** Results kept: a few megabytes at most, as one is some 10 KB. */
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
