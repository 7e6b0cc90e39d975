import type { Store } from '../../tasks/index.ts';
import { createProblem } from '../http/index.ts';

/** Printable ASCII; at most 255 characters, like Stripe's. */
const KEY = /^[\x20-\x7e]{1,255}$/;

/**
 * `Idempotency-Key` by the rules that Stripe introduced: for 24 hours, a repeated request with the same key gets the first answer and is not
 * carried out again. The same key for a different request is an error, and so is a repeat while the first request is still under way. Requests that
 * were refused before anything was done are not remembered. The key is stored in one transaction with the tasks it created.
 */
export function createIdempotency(store: Pick<Store, 'findKey'>) {
  const underWay = new Set<string>();
  return {
    /** The key in a header; undefined when there is none. @throws Problem 400 */
    readKey(header: string | string[] | undefined): string | undefined {
      if (header === undefined) return undefined;
      if (typeof header !== 'string' || !KEY.test(header)) {
        throw createProblem(400, 'invalid_request', {
          errors: { 'Idempotency-Key': ['It must be 1 to 255 characters of ASCII.'] },
        });
      }
      return header;
    },

    /** Runs the work of a request with a key, one at a time for each key. @throws Problem 409 while another is under way */
    async runAlone<T>(clientId: string, key: string, work: () => Promise<T>): Promise<T> {
      const name = JSON.stringify([clientId, key]);
      if (underWay.has(name))
        throw createProblem(409, 'idempotency_in_progress', { headers: { 'Retry-After': '1' } });
      underWay.add(name);
      try {
        return await work();
      } finally {
        underWay.delete(name);
      }
    },

    /** The first answer under this key; undefined when there was none. @throws Problem 422 when it was for a different request */
    async findAnswer(clientId: string, key: string, fingerprint: string): Promise<string | undefined> {
      const known = await store.findKey(clientId, key);
      if (known && known.fingerprint !== fingerprint) throw createProblem(422, 'idempotency_mismatch');
      return known?.answer;
    },
  };
}
