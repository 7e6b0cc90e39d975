import type { ChangeBus, TaskChange } from '../../ports/index.ts';

/** A change bus within this process, for a store that only this process serves. */
export function createChangeBus(): ChangeBus {
  const listeners = new Set<(change: TaskChange) => void>();
  return {
    publish(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
