import type { Store } from '../../tasks/index.ts';
import { problem } from '../problem.ts';

/** Between printable ASCII; Stripe allows 255 characters. */
const KEY = /^[\x20-\x7e]{1,255}$/;

/**
 * `Idempotency-Key` by the rules that Stripe made known: a repeated request with the same key is answered as the first time, without doing it
 * again, for 24 hours; the same key for another request is an error, and so is one whose first request is still under way. What was refused
 * before anything was done is not remembered. The key is stored in one transaction with what it made.
 */
export function createIdempotency(store: Pick<Store, 'findKey'>) {
  const underWay = new Set<string>();
  return {
    /** The key of a request; undefined without one. @throws Problem 400 */
    keyOf(header: string | string[] | undefined): string | undefined {
      if (header === undefined) return undefined;
      if (typeof header !== 'string' || !KEY.test(header)) {
        throw problem(400, 'invalid_request', {
          errors: { 'Idempotency-Key': ['It must be 1 to 255 characters of ASCII.'] },
        });
      }
      return header;
    },

    /** Runs the work of a request with a key, one at a time. @throws Problem 409 */
    async alone<T>(clientId: string, key: string, work: () => Promise<T>): Promise<T> {
      const name = JSON.stringify([clientId, key]);
      if (underWay.has(name))
        throw problem(409, 'idempotency_in_progress', { headers: { 'Retry-After': '1' } });
      underWay.add(name);
      try {
        return await work();
      } finally {
        underWay.delete(name);
      }
    },

    /** What was answered the first time; undefined when this is the first time. @throws Problem 422 for another request */
    async answered(clientId: string, key: string, fingerprint: string): Promise<string | undefined> {
      const known = await store.findKey(clientId, key);
      if (known && known.fingerprint !== fingerprint) throw problem(422, 'idempotency_mismatch');
      return known?.answer;
    },
  };
}
