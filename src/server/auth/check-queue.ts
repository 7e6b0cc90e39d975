import { Problem } from '../http/index.ts';

/** Secrets checked at a time, and more that may wait: each check takes 32 MiB and a core, and nobody should be able to take them all. */
const RUNNING = 2;
const WAITING = 100;

/** Creates a queue for checks of secrets. What it runs throws Problem 503 when too many are waiting. */
export function createCheckQueue() {
  const queue: (() => void)[] = [];
  let free = RUNNING;
  return async <T>(check: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else if (queue.length >= WAITING) {
      throw new Problem(503, 'Too many credentials are being checked: try again.', {
        headers: { 'Retry-After': '5' },
      });
    } else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await check();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
