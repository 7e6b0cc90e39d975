import { CrowdedOutError, createFairQueue } from '../../base/index.ts';
import { Problem } from '../http/index.ts';

/** Secrets checked at a time: each check takes 32 MiB and a core. */
const RUNNING = 2;
/** More that may wait, some 40 ms for each before them of the same party; waiting costs nearly nothing. */
const WAITING = 500;

/**
 * Creates a queue for checks of secrets, in which parties take turns. Who guesses with many connections waits for himself: a client that has the right
 * secret, from another address or with another id, is checked next. What it runs throws Problem 503 when too many of a party are waiting.
 */
export function createCheckQueue() {
  const inTurn = createFairQueue(RUNNING, WAITING);
  return async <T>(party: string, check: () => Promise<T>): Promise<T> => {
    try {
      return await inTurn(party, check);
    } catch (error) {
      if (!(error instanceof CrowdedOutError)) throw error;
      throw new Problem(503, 'Too many credentials are being checked: try again.', {
        headers: { 'Retry-After': '5' },
      });
    }
  };
}
