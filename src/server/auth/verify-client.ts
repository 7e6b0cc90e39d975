import { timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ApiClient, ClientStore } from '../../tasks/index.ts';
import { Problem } from '../problem.ts';
import { createDigest, hashSecret, makeSecret, matchesHash } from './secrets.ts';

/** The client whose secret it is, or why there is none. */
export type Verdict = ApiClient | 'wrong' | 'limited';

export type VerifyClient = (id: string, secret: string) => Promise<Verdict>;

/** Failures of one id and secret before they are limited, and for how long, in seconds. */
const FAILURES = 5;
export const LIMITED_SECONDS = 600;

/** Guesses being checked and waiting to be: each takes 32 MiB and a core, and nobody should be able to take them all. */
const CHECKING = 2;
const WAITING = 100;

/**
 * Tells whether a secret is the client's.
 *
 * - The right secret is checked slowly once, then recognised by a keyed digest that lives in this process's memory: clients that
 *   fetch a token before every call pay microseconds. A changed or removed client is noticed at once, for its stored hash is part of what is compared.
 * - A wrong secret and an unknown client take the same time: the unknown one is compared with a hash that nothing matches.
 * - Failures are counted per client, secret and stored hash, never per address or client: nobody can lock another out, and a secret
 *   that becomes right is not held back by its failures. What is limited is not even checked: it has failed before.
 */
export function createVerifyClient(clients: ClientStore): VerifyClient {
  const digest = createDigest();
  const nobody = hashSecret(makeSecret()); // not awaited: the server need not wait for it to start
  const verified = new Map<string, Buffer>();
  const failures = new RateLimiterMemory({ points: FAILURES, duration: LIMITED_SECONDS });
  const checked = createQueue(CHECKING, WAITING);

  return async (id, secret) => {
    const found = await clients.findClient(id);
    const client = found?.disabledAt === undefined ? found : undefined;
    const hash = client?.secretHash ?? (await nobody);
    const print = digest(id, secret, hash);
    const known = verified.get(id);
    if (client && known && timingSafeEqual(known, print)) return client;

    const key = print.toString('base64');
    if (((await failures.get(key))?.consumedPoints ?? 0) >= FAILURES) return 'limited';
    const matches = await checked(() => matchesHash(secret, hash));
    if (matches && client) {
      verified.set(id, print);
      return client;
    }
    await failures.penalty(key);
    return 'wrong';
  };
}

/** Runs so many jobs at a time, lets so many wait, and refuses the rest. */
function createQueue(running: number, waiting: number) {
  const queue: (() => void)[] = [];
  let free = running;
  return async <T>(job: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else if (queue.length >= waiting) {
      throw new Problem(503, 'Too many credentials are being checked: try again.', {
        headers: { 'Retry-After': '5' },
      });
    } else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await job();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
