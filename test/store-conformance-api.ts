import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChangeBus } from '../src/tasks/adapters/memory/index.ts';
import type { ChangeBus, Lease, NewTask, Store, TaskQuery } from '../src/tasks/ports/index.ts';
import type { StoreUnderTest } from './store-conformance.ts';

const DAY = 86_400_000;
const LEASE = 30_000;
const EMPTY = {
  seller: {},
  buyer: {},
  totals: {},
  payeeAccount: {},
  lines: [],
  findings: [],
  pages: [],
  warnings: [],
};

/** The promises of the store port that turns, lists, corrections, webhooks and the audit log depend on. */
export function describeStoreBehindApi(create: () => Promise<StoreUnderTest>): void {
  describe('a store behind an API', () => {
    let under: StoreUnderTest;
    let store: Store;
    let changes: ChangeBus;
    let now = 1_000_000;
    beforeEach(async () => {
      under = await create();
      changes = createChangeBus();
      store = await under.open({ now: () => now, changes });
    });
    afterEach(async () => {
      await store.close();
      await under.destroy();
    });

    const task = (more: Partial<NewTask> = {}): NewTask => ({
      id: randomUUID(),
      clientId: 'a',
      settings: {},
      warnings: [],
      bytes: 10,
      submittedAt: now,
      expiresAt: now + DAY,
      ...more,
    });
    async function add(more: Partial<NewTask> = {}): Promise<string> {
      const one = task(more);
      await store.add(one);
      return one.id;
    }
    async function claim(readersPerClient?: number): Promise<Lease> {
      const lease = await store.claim(LEASE, readersPerClient);
      if (!lease) throw new Error('nothing to claim');
      return lease;
    }
    const client = (id: string, limits: object = {}) => ({
      id,
      name: '',
      secretHash: 'x',
      createdAt: now,
      limits,
    });

    test('clients take turns, however much one of them has sent', async () => {
      const ids = new Map<string, string>();
      for (let i = 0; i < 6; i++) ids.set(await add({ clientId: 'many' }), 'many');
      for (const clientId of ['few', 'few', 'one']) ids.set(await add({ clientId }), clientId);
      const order = [];
      for (let i = 0; i < 9; i++) order.push(ids.get((await claim()).id));
      expect(order).toEqual(['many', 'few', 'one', 'many', 'few', 'many', 'many', 'many', 'many']);
    });

    test('a client holds no more readers than it may, by its own limit or by that of all', async () => {
      await store.putClient(client('bounded', { readers: 1 }));
      for (let i = 0; i < 3; i++) await add({ clientId: 'bounded' });
      for (let i = 0; i < 3; i++) await add({ clientId: 'free' });
      const leases = [];
      for (let i = 0; i < 3; i++) leases.push(await claim(2));
      expect(await store.claim(LEASE, 2)).toBeUndefined();
      const owners = await Promise.all(leases.map(async ({ id }) => (await store.find(id))?.clientId));
      expect(owners.toSorted()).toEqual(['bounded', 'free', 'free']);
    });

    test('counts the backlog of one client, and knows since when the first waits', async () => {
      await add({ clientId: 'b', bytes: 5, submittedAt: 7 });
      await add({ clientId: 'c', bytes: 6, submittedAt: 9 });
      expect(await store.backlog('b')).toEqual({ pending: 1, tasks: 1, bytes: 5, oldest: 7 });
      expect(await store.backlog()).toEqual({ pending: 2, tasks: 2, bytes: 11, oldest: 7 });
    });

    test('gives back name, metadata, webhook and whether the document is kept', async () => {
      const more = {
        name: 'a.pdf',
        metadata: { order: '7' },
        keepDocument: true,
        webhookUrl: 'https://x.example/',
      };
      const id = await add(more);
      expect(await store.find(id)).toMatchObject(more);
    });

    test('adds several tasks, or none of them', async () => {
      const [one, two] = [task(), task()];
      await store.add([one, two]);
      const three = task();
      await expect(store.add([three, one])).rejects.toThrow();
      expect(await store.find(three.id)).toBeUndefined();
      expect(await store.find(two.id)).toBeDefined();
    });

    test('remembers an idempotency key with the tasks that it stands for, for its client, until it expires', async () => {
      const key = { clientId: 'a', key: 'k', fingerprint: 'f', answer: '[1]', expiresAt: now + 10 };
      await store.add(task(), key);
      expect(await store.findKey('a', 'k')).toEqual(key);
      expect(await store.findKey('b', 'k')).toBeUndefined();
      now += 10;
      expect(await store.findKey('a', 'k')).toBeUndefined();
    });

    test('forgets with a task the answer that led to it, and with a client all that is kept of it', async () => {
      const [one, two] = [task({ name: 'secret.pdf' }), task()];
      const keyOf = (key: string, id: string) => ({
        clientId: 'a',
        key,
        fingerprint: 'f',
        answer: `["${id}"]`,
        expiresAt: now + DAY,
      });
      await store.add(one, keyOf('k1', one.id));
      await store.add(two, keyOf('k2', two.id));
      await store.remove(one.id, 'a');
      expect(await store.findKey('a', 'k1')).toBeUndefined();
      expect(await store.findKey('a', 'k2')).toBeDefined();
      await store.putClient(client('a'));
      await store.removeClient('a');
      expect(await store.find(two.id)).toBeUndefined();
      expect(await store.findKey('a', 'k2')).toBeUndefined();
      expect(await store.removeExpired()).toEqual([two.id]); // its document is deleted with the next sweep
    });

    test('a page of large results ends before its limit, and the next goes on', async () => {
      const large = 'x'.repeat(3_000_000);
      const ids: string[] = [];
      for (let i = 0; i < 3; i++) {
        ids.push(await add());
        const result = {
          seller: {},
          buyer: {},
          totals: {},
          payeeAccount: {},
          lines: [],
          findings: [],
          pages: [],
        };
        await store.complete(await claim(), { ...result, warnings: [large] });
      }
      const first = await store.list('a', { limit: 10, order: 'oldest' });
      expect(first.tasks.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const rest = await store.list('a', { limit: 10, order: 'oldest', after: first.next! });
      expect(rest.tasks.map(({ id }) => id)).toEqual(ids.slice(2));
      expect(rest.next).toBeUndefined();
    });

    test('lists the tasks of a client page by page, newest or oldest first, filtered', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 5; i++) ids.push(await add({ submittedAt: now + i, name: `Bill-${i}.pdf` }));
      await add({ clientId: 'b' });
      const list = async (query: Partial<TaskQuery>) => {
        const { tasks, next } = await store.list('a', { limit: 10, ...query });
        return { ids: tasks.map(({ id }) => ids.indexOf(id)), next };
      };
      expect(await list({})).toEqual({ ids: [4, 3, 2, 1, 0], next: undefined });
      const first = await list({ limit: 2 });
      expect(first.ids).toEqual([4, 3]);
      const second = await list({ limit: 2, after: first.next! });
      expect(second.ids).toEqual([2, 1]);
      expect((await list({ limit: 2, after: second.next! })).ids).toEqual([0]);
      expect((await list({ order: 'oldest', limit: 2 })).ids).toEqual([0, 1]);
      expect((await list({ name: 'bILL-3' })).ids).toEqual([3]);
      expect((await list({ from: now + 1, to: now + 3 })).ids).toEqual([2, 1]);
      await claim();
      expect((await list({ state: 'processing' })).ids).toEqual([0]);
    });

    test('takes a name to look for as it is, and lists no expired task', async () => {
      await add({ name: 'gone%.pdf', expiresAt: now + 1 });
      await store.fail(await claim(), { code: 'damaged_pdf', message: '' });
      now += 1;
      await add({ name: 'a%c.pdf' });
      await add({ name: 'abc.pdf' });
      const { tasks } = await store.list('a', { name: '%', limit: 10 });
      expect(tasks.map(({ name }) => name)).toEqual(['a%c.pdf']);
    });

    test('keeps corrections of a completed task, with who and when, beside what was read', async () => {
      const id = await add();
      const correction = { path: 'totals.gross', value: 12.5, at: now, by: 'a' };
      expect(await store.correct(id, 'a', [correction])).toBe(false);
      await store.complete(await claim(), EMPTY);
      expect(await store.correct(id, 'b', [correction])).toBe(false);
      expect(
        await store.correct(id, 'a', [correction, { ...correction, path: 'dueDate', value: null }]),
      ).toBe(true);
      const found = await store.find(id);
      expect(found?.corrections).toEqual([correction, { ...correction, path: 'dueDate', value: null }]);
      expect(found?.result).toEqual(EMPTY);
    });

    test('keeps words and timings with the result, and lets go of them with the task', async () => {
      const id = await add({ keepDocument: true });
      const words = [{ page: 1, width: 10, height: 20, words: [] }];
      const lease = await claim();
      expect(lease.keepWords).toBe(true);
      await store.complete(lease, EMPTY, { words, timings: { read: 5 } });
      expect(await store.findWords(id)).toEqual(words);
      expect((await store.find(id))?.timings).toEqual({ read: 5 });
      await store.remove(id, 'a');
      expect(await store.findWords(id)).toBeUndefined();
    });

    test('says of each change what it was and whose, and when the document may go', async () => {
      const heard: unknown[] = [];
      changes.subscribe(({ what, clientId, canDeleteDocument }) =>
        heard.push([what, clientId, canDeleteDocument]),
      );
      await add({ keepDocument: true });
      await store.complete(await claim(), EMPTY);
      await add({ clientId: 'b' });
      const lease = await claim();
      await store.release(lease);
      await store.fail(await claim(), { code: 'no_text', message: '' });
      expect(heard).toEqual([
        ['submitted', 'a', false],
        ['processing', 'a', false],
        ['completed', 'a', false],
        ['submitted', 'b', false],
        ['processing', 'b', false],
        ['pending', 'b', false],
        ['processing', 'b', false],
        ['error', 'b', true],
      ]);
    });

    test('a kept document is needed until its task is gone', async () => {
      const id = await add({ keepDocument: true });
      await store.complete(await claim(), EMPTY);
      expect(await store.findDocumentsInUse([id])).toEqual(new Set([id]));
      now += DAY;
      expect(await store.findDocumentsInUse([id])).toEqual(new Set());
    });

    test('a webhook stands in the outbox once its task has ended, and is handed to one sender at a time', async () => {
      const id = await add({ webhookUrl: 'https://x.example/' });
      await add();
      expect(await store.nextDelivery()).toBeUndefined();
      await store.complete(await claim(), EMPTY);
      await store.fail(await claim(), { code: 'no_text', message: '' });
      expect(await store.nextDelivery()).toBe(now);
      const delivery = await store.claimDelivery(1000);
      expect(delivery).toMatchObject({ taskId: id, url: 'https://x.example/', attempt: 1 });
      expect(await store.claimDelivery(1000)).toBeUndefined();
      await store.postponeDelivery(delivery!.id, now + 5000);
      expect(await store.nextDelivery()).toBe(now + 5000);
      now += 5000;
      expect(await store.claimDelivery(1000)).toMatchObject({ id: delivery!.id, attempt: 2 });
      await store.removeDelivery(delivery!.id);
      expect(await store.nextDelivery()).toBeUndefined();
    });

    test('a webhook whose sender has died is handed to another once the lease has expired', async () => {
      await add({ webhookUrl: 'https://x.example/' });
      await store.complete(await claim(), EMPTY);
      const lost = await store.claimDelivery(1000);
      now += 1000;
      expect(await store.claimDelivery(1000)).toMatchObject({ id: lost!.id, attempt: 2 });
    });

    test('a webhook goes with its task', async () => {
      const id = await add({ webhookUrl: 'https://x.example/' });
      await store.complete(await claim(), EMPTY);
      await store.remove(id, 'a');
      expect(await store.nextDelivery()).toBeUndefined();
    });

    test('keeps what a client is allowed, and since when it is disabled', async () => {
      const one = { ...client('x', { readers: 2, waiting: 5 }), disabledAt: 5, webhookSecret: 'whsec_x' };
      await store.putClient(one);
      expect(await store.findClient('x')).toEqual(one);
    });

    test('keeps an audit log, read by client, task and time, newest first, and forgets what is old', async () => {
      const entry = (at: number, clientId: string, taskId: string) =>
        ({ at, clientId, taskId, action: 'fetched', address: '::1' }) as const;
      await store.writeAudit([entry(1, 'a', 't'), entry(2, 'b', 'u'), entry(3, 'a', 'u')]);
      expect((await store.readAudit({ limit: 2 })).map(({ at }) => at)).toEqual([3, 2]);
      expect(await store.readAudit({ clientId: 'a', since: 2, limit: 9 })).toEqual([entry(3, 'a', 'u')]);
      expect((await store.readAudit({ taskId: 'u', limit: 9 })).map(({ at }) => at)).toEqual([3, 2]);
      await store.removeAuditBefore(3);
      expect((await store.readAudit({ limit: 9 })).map(({ at }) => at)).toEqual([3]);
    });
  });
}
