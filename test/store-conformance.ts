import { describe, expect, test } from 'vitest';
import type { Store, StoreOptions } from '../src/tasks/ports/index.ts';
import { describeStoreBehindApi } from './store-conformance-api.ts';
import { describeStoreForReaders } from './store-conformance-reading.ts';

/** What the suite needs of a kind of store: several handles on the same data, as several processes would have. */
export interface StoreUnderTest {
  open(options: StoreOptions): Promise<Store>;
  /** Removes the data. Called when all handles are closed. */
  destroy(): Promise<void>;
}

/** Every method of the port. The compiler asks for the name of a new one here, and the last test for a test of it. */
const METHODS: Record<keyof Store, true> = {
  add: true,
  findKey: true,
  find: true,
  list: true,
  backlog: true,
  claim: true,
  extend: true,
  complete: true,
  fail: true,
  retry: true,
  release: true,
  recover: true,
  allowTime: true,
  findUnknown: true,
  findWords: true,
  correct: true,
  remove: true,
  removeExpired: true,
  findDocumentsInUse: true,
  putClient: true,
  findClient: true,
  listClients: true,
  removeClient: true,
  claimDelivery: true,
  removeDelivery: true,
  postponeDelivery: true,
  nextDelivery: true,
  writeAudit: true,
  readAudit: true,
  removeAuditBefore: true,
  signingKey: true,
  close: true,
};

/** The promises of the store port. Every store passes all of them. */
export function describeStore(kind: string, create: () => Promise<StoreUnderTest>): void {
  const called = new Set<string>();
  const watched = async (): Promise<StoreUnderTest> => {
    const under = await create();
    return { ...under, open: async (options) => watchCalls(await under.open(options), called) };
  };
  describe(kind, () => {
    describeStoreForReaders(watched);
    describeStoreBehindApi(watched);
    test('every method of the port was called by a test of this suite', () => {
      expect(Object.keys(METHODS).filter((name) => !called.has(name))).toEqual([]);
    });
  });
}

function watchCalls(store: Store, called: Set<string>): Store {
  return new Proxy(store, {
    get(target, name) {
      called.add(String(name));
      return Reflect.get(target, name);
    },
  });
}
