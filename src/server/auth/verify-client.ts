import { timingSafeEqual } from 'node:crypto';
import type { ApiClient, ClientStore, UsageCounters } from '../../tasks/index.ts';
import { createCheckQueue } from './check-queue.ts';
import { createDigest, hashSecret, makeSecret, matchesHash } from './secrets.ts';

/** The client whose secret it is; `wrong` when it is nobody's, `limited` when it has been wrong too often to be checked again. */
export type Verdict = ApiClient | 'wrong' | 'limited';

/** @param address where the request comes from: its checks take turns with those from elsewhere */
export type VerifyClient = (id: string, secret: string, address: string) => Promise<Verdict>;

/** Failures of one id and secret before they are no longer checked, and for how long, in seconds. */
const FAILURES = 5;
export const LIMITED_SECONDS = 600;

/**
 * Checks whether a secret is the client's.
 *
 * - The right secret is checked slowly once, then recognised by a keyed digest that lives in this process's memory: clients that
 *   fetch a token before every call wait microseconds. A changed or removed client is noticed at once, because its stored hash is part of the digest.
 * - A wrong secret and an unknown client take the same time: the unknown client is compared with a hash that nothing matches.
 * - Failures are counted per client, secret and stored hash, never per address or client: nobody can lock another out, and a secret
 *   that becomes right is not held back by its failures. What is limited is not even checked: it has failed before.
 */
export function createVerifyClient(clients: ClientStore, usage: UsageCounters): VerifyClient {
  const digest = createDigest();
  const unknownHash = hashSecret(makeSecret()); // not awaited: the server need not wait for it to start
  const verified = new Map<string, Buffer>();
  const failures = usage.open('failed credentials', LIMITED_SECONDS);
  const checkInTurn = createCheckQueue();

  return async (id, secret, address) => {
    const found = await clients.findClient(id);
    const client = found?.disabledAt === undefined ? found : undefined;
    const hash = client?.secretHash ?? (await unknownHash);
    const fingerprint = digest(id, secret, hash);
    const known = verified.get(id);
    if (client && known && timingSafeEqual(known, fingerprint)) return client;

    const key = fingerprint.toString('base64');
    if ((await failures.get(key)).count >= FAILURES) return 'limited';
    const matches = await checkInTurn(`${address} ${client ? id : ''}`, () => matchesHash(secret, hash));
    if (matches && client) {
      verified.set(id, fingerprint);
      return client;
    }
    await failures.add(key);
    return 'wrong';
  };
}
