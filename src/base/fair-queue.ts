/** There was no room for this work, and its kind held most of what waited. */
export class CrowdedOutError extends Error {
  override readonly name = 'CrowdedOutError';
}

interface Waiter {
  start(): void;
  refuse(): void;
}

/**
 * Runs work of several parties, so many at a time; those who wait take turns, party by party, so that a thousand requests of one delay another by
 * those under way only.
 * @param running how much is done at a time
 * @param waiting how much may wait. When more comes, one chosen at random of the party that has most waiting is refused with CrowdedOutError:
 * were it always the newest, whoever keeps the queue full would keep everybody else out.
 * @param random 0 ≤ random < 1
 */
export function createFairQueue(running: number, waiting: number, random = Math.random) {
  const parties = new Map<string, Waiter[]>();
  let free = running;
  let count = 0;

  function take(party: string, index: number): Waiter {
    const waiters = parties.get(party)!;
    const [waiter] = waiters.splice(index, 1);
    if (waiters.length === 0) parties.delete(party);
    count -= 1;
    return waiter!;
  }

  function refuseOne(): void {
    const [party, waiters] = [...parties].reduce((most, one) =>
      one[1].length > most[1].length ? one : most,
    );
    take(party, Math.floor(random() * waiters.length)).refuse();
  }

  function startNext(): void {
    const party = parties.keys().next().value;
    if (party === undefined) {
      free += 1;
      return;
    }
    const waiter = take(party, 0);
    const rest = parties.get(party);
    if (rest) {
      parties.delete(party); // its next turn comes after those of all others
      parties.set(party, rest);
    }
    waiter.start();
  }

  function waitForTurn(party: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiters = parties.get(party) ?? [];
      waiters.push({ start: resolve, refuse: () => reject(new CrowdedOutError('Too much is waiting.')) });
      parties.set(party, waiters);
      count += 1;
      if (count > waiting) refuseOne();
    });
  }

  /** @throws CrowdedOutError */
  return async <T>(party: string, work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await waitForTurn(party);
    try {
      return await work();
    } finally {
      startNext();
    }
  };
}
