import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Invoice } from '../src/invoice/index.ts';
import { createChangeBus } from '../src/tasks/adapters/memory/index.ts';
import {
  type ChangeBus,
  endsWaiting,
  type Lease,
  type NewTask,
  type Store,
  type TaskChange,
  type TaskError,
} from '../src/tasks/ports/index.ts';
import type { StoreUnderTest } from './store-conformance.ts';

const LEASE = 30_000;
const CRASHED: TaskError = { code: 'reader_crashed', message: 'It crashed.' };
const DAMAGED: TaskError = { code: 'damaged_image', message: 'It is damaged.' };

const invoiceOf = (name: string): Invoice => ({
  seller: { name: { value: name, text: name, confidence: 1, source: 'ocr' } },
  buyer: {},
  totals: { gross: { value: 1.5, text: '1,50', confidence: 0.9, source: 'text', page: 1 } },
  payeeAccount: {},
  lines: [],
  findings: [],
  pages: [],
  warnings: [],
});

/** The promises of the store port to those who read documents, several processes at a time. */
export function describeStoreForReaders(create: () => Promise<StoreUnderTest>): void {
  describe('a store for readers', () => {
    let under: StoreUnderTest;
    let store: Store;
    let other: Store;
    let changes: ChangeBus;
    let now = 1_000_000;
    beforeEach(async () => {
      under = await create();
      changes = createChangeBus();
      store = await under.open({ now: () => now, changes });
      other = await under.open({ now: () => now, changes: createChangeBus() });
    });
    afterEach(async () => {
      await store.close();
      await other.close();
      await under.destroy();
    });

    async function add(more: Partial<NewTask> = {}): Promise<string> {
      const task: NewTask = {
        id: randomUUID(),
        clientId: 'a',
        settings: { language: 'German', rotate: 90 },
        warnings: ['careful'],
        bytes: 10,
        submittedAt: now,
        expiresAt: now + 86_400_000,
        ...more,
      };
      await store.add(task);
      return task.id;
    }
    const claim = async (from = store): Promise<Lease> => {
      const lease = await from.claim(LEASE);
      if (!lease) throw new Error('nothing to claim');
      return lease;
    };
    const state = async (id: string) => (await store.find(id))?.state;

    test('gives back a task as it was added, pending, to every process', async () => {
      const id = await add();
      const expected = {
        id,
        clientId: 'a',
        state: 'pending',
        settings: { language: 'German', rotate: 90 },
        warnings: ['careful'],
        bytes: 10,
        submittedAt: now,
        expiresAt: now + 86_400_000,
        attempts: 0,
      };
      expect(await store.find(id)).toEqual(expected);
      expect(await other.find(id)).toEqual(expected);
    });

    test('finds nothing under an unknown id, whatever it is', async () => {
      await add();
      for (const id of ['', 'x', randomUUID(), "' OR ''='", '\0'])
        expect(await store.find(id)).toBeUndefined();
    });

    test('hands out tasks in the order they came, each to one only', async () => {
      const ids = [await add(), await add(), await add()];
      const leases = [await claim(), await claim(other), await claim()];
      expect(leases.map(({ id }) => id)).toEqual(ids);
      expect(leases[0]).toMatchObject({ attempt: 1, settings: { language: 'German', rotate: 90 } });
      expect(await store.claim(LEASE)).toBeUndefined();
    });

    test('counts an attempt before it starts', async () => {
      const id = await add();
      await claim();
      expect(await other.find(id)).toMatchObject({ state: 'processing', attempts: 1 });
    });

    test('keeps a result exactly as it was', async () => {
      const id = await add();
      expect(await store.complete(await claim(), invoiceOf('Größe €'))).toBe(true);
      expect(await other.find(id)).toMatchObject({
        state: 'completed',
        endedAt: now,
        result: invoiceOf('Größe €'),
      });
    });

    test('keeps an error with its code', async () => {
      const id = await add();
      expect(await store.fail(await claim(), DAMAGED)).toBe(true);
      expect(await other.find(id)).toMatchObject({ state: 'error', error: DAMAGED });
    });

    test('drops the late result of a lost lease: exactly one is visible', async () => {
      const id = await add();
      const late = await claim();
      now += LEASE;
      const second = await claim(other);
      expect(second).toMatchObject({ id, attempt: 1 }); // the first was not the document's fault
      expect(await store.extend(late, LEASE)).toBe(false);
      expect(await store.complete(late, invoiceOf('late'))).toBe(false);
      expect(await store.fail(late, DAMAGED)).toBe(false);
      expect(await store.retry(late, CRASHED)).toBe('lost');
      expect(await store.release(late)).toBe(false);
      expect(await other.complete(second, invoiceOf('second'))).toBe(true);
      expect(await store.complete(late, invoiceOf('late'))).toBe(false);
      expect((await store.find(id))?.result).toEqual(invoiceOf('second'));
    });

    test('writes one outcome per lease, even if told two', async () => {
      const id = await add();
      const lease = await claim();
      expect(await store.complete(lease, invoiceOf('one'))).toBe(true);
      expect(await store.fail(lease, DAMAGED)).toBe(false);
      expect(await state(id)).toBe('completed');
    });

    test('an extended lease does not expire', async () => {
      await add();
      const lease = await claim();
      now += LEASE - 1;
      expect(await store.extend(lease, LEASE)).toBe(true);
      now += LEASE - 1;
      expect(await other.claim(LEASE)).toBeUndefined();
      expect(await store.complete(lease, invoiceOf('x'))).toBe(true);
    });

    test('gives a task three attempts, then ends it with the last error', async () => {
      const id = await add();
      expect(await store.retry(await claim(), CRASHED)).toBe('pending');
      expect(await store.retry(await claim(), CRASHED)).toBe('pending');
      const last = await claim();
      expect(last.attempt).toBe(3);
      expect(await store.retry(last, { code: 'out_of_memory', message: 'Too much.' })).toBe('ended');
      expect(await store.find(id)).toMatchObject({ state: 'error', error: { code: 'out_of_memory' } });
      expect(await store.claim(LEASE)).toBeUndefined();
    });

    test('the end of a server is no attempt; a task that takes it down twenty times ends as reader_crashed', async () => {
      const id = await add();
      for (let time = 0; time < 20; time++) {
        expect(await claim()).toMatchObject({ id, attempt: 1 });
        await store.recover();
      }
      expect(await store.claim(LEASE)).toBeUndefined();
      expect(await store.find(id)).toMatchObject({ state: 'error', error: { code: 'reader_crashed' } });
    });

    test('a released task goes back without its attempt counted, to its old place', async () => {
      const id = await add();
      await add();
      expect(await store.release(await claim())).toBe(true);
      expect(await store.find(id)).toMatchObject({ state: 'pending', attempts: 0 });
      expect(await claim(other)).toMatchObject({ id, attempt: 1 });
    });

    test('a task that the machine was not able to read waits, and others are handed out meanwhile', async () => {
      const id = await add();
      const next = await add();
      const first = await claim();
      expect(first).toMatchObject({ id, postponed: 0 });
      expect(await store.release(first, now + 5_000)).toBe(true);
      expect(await store.find(id)).toMatchObject({ state: 'pending', attempts: 0 });
      expect(await claim()).toMatchObject({ id: next });
      expect(await store.claim(LEASE)).toBeUndefined();
      now += 5_000;
      expect(await claim(other)).toMatchObject({ id, attempt: 1, postponed: 1 });
    });

    test('a clock that is set back by a day holds no task back', async () => {
      const id = await add();
      await store.release(await claim(), now + 5_000);
      now -= 86_400_000;
      expect(await claim()).toMatchObject({ id });
      now -= 86_400_000;
      expect(await claim(other)).toMatchObject({ id });
    });

    test('results are kept for their whole time, however long the document has waited', async () => {
      const id = await add({ expiresAt: now + 1000 });
      now += 900;
      await store.complete(await claim(), invoiceOf('x'));
      now += 900;
      expect(await state(id)).toBe('completed');
    });

    test('a task that has waited too long ends as an error that can be seen', async () => {
      const id = await add({ expiresAt: now + 1000 });
      now += 1000;
      expect(await state(id)).toBe('pending');
      expect(await store.removeExpired()).toEqual([]);
      expect(await store.find(id)).toMatchObject({ state: 'error', error: { code: 'waited_too_long' } });
      now += 1000;
      expect(await store.removeExpired()).toEqual([id]);
    });

    test('waiting tasks get the time that a jump of the clock or a stopped server took from them', async () => {
      const id = await add({ expiresAt: now + 1000 });
      now += 86_400_000;
      await store.allowTime(86_400_000);
      await store.removeExpired();
      expect(await store.find(id)).toMatchObject({ state: 'pending' });
      now += 86_400_000;
      await store.recover();
      await store.removeExpired();
      expect(await claim()).toMatchObject({ id });
    });

    test('tells which ids no task has', async () => {
      const id = await add();
      expect(await store.findUnknown([id, 'x'])).toEqual(new Set(['x']));
    });

    test('a task is gone from its expiry on, swept or not', async () => {
      const id = await add({ expiresAt: now + 1000 });
      await store.complete(await claim(), invoiceOf('x'));
      now += 999;
      expect(await state(id)).toBe('completed');
      now += 1;
      expect(await store.find(id)).toBeUndefined();
    });

    test('a task that was ended because it had waited too long is neither handed out nor written to', async () => {
      const id = await add({ expiresAt: now + 1000 });
      const lease = await claim();
      await add({ expiresAt: now + 1000 });
      now += 1000;
      await store.removeExpired();
      expect(await store.claim(LEASE)).toBeUndefined();
      expect(await store.complete(lease, invoiceOf('x'))).toBe(false);
      expect(await store.findDocumentsInUse([id])).toEqual(new Set());
    });

    test('removes what has expired, and only that', async () => {
      const old = await add({ expiresAt: now + 1000 });
      await store.fail(await claim(), DAMAGED);
      const young = await add();
      now += 1000;
      expect(await store.removeExpired()).toEqual([old]);
      expect(await store.removeExpired()).toEqual([]);
      expect(await state(young)).toBe('pending');
    });

    test("removes a client's own task in any state, and nobody else's", async () => {
      const id = await add();
      const lease = await claim();
      expect(await store.remove(id, 'b')).toBe(false);
      expect(await store.remove(id, 'a')).toBe(true);
      expect(await store.remove(id, 'a')).toBe(false);
      const expired = await add({ expiresAt: now + 1 });
      await store.fail(await claim(), DAMAGED);
      now += 1;
      expect(await store.remove(expired, 'a')).toBe(false);
      expect(await store.complete(lease, invoiceOf('x'))).toBe(false);
      expect(await store.find(id)).toBeUndefined();
    });

    test('counts what waits and what is being read', async () => {
      expect(await store.backlog()).toEqual({ pending: 0, tasks: 0, bytes: 0 });
      await add({ bytes: 5 });
      await add({ bytes: 7 });
      const lease = await claim();
      expect(await other.backlog()).toMatchObject({ pending: 1, tasks: 2, bytes: 12 });
      await store.complete(lease, invoiceOf('x'));
      expect(await store.backlog()).toMatchObject({ pending: 1, tasks: 1, bytes: 7 });
    });

    test('tells which tasks still need their document', async () => {
      const [read, waiting, gone] = [await add(), await add(), randomUUID()];
      await store.complete(await claim(), invoiceOf('x'));
      expect(await store.findDocumentsInUse([read, waiting, gone])).toEqual(new Set([waiting]));
    });

    test('publishes that a task has ended or was removed', async () => {
      const heard: string[] = [];
      const stop = changes.subscribe((change) => endsWaiting(change) && heard.push(change.id));
      const [read, failed, removed, expired] = [
        await add(),
        await add(),
        await add(),
        await add({ expiresAt: now + 1 }),
      ];
      await store.complete(await claim(), invoiceOf('x'));
      await store.fail(await claim(), DAMAGED);
      await store.remove(removed!, 'a');
      now += 1;
      await store.removeExpired();
      expect(heard).toEqual([read, failed, removed, expired]);
      stop();
    });

    test('publishes a change when it was committed, not before', async () => {
      const seen: Promise<string | undefined>[] = [];
      changes.subscribe(({ id }: TaskChange) => seen.push(other.find(id).then((task) => task?.state)));
      const id = await add();
      await store.retry(await claim(), CRASHED);
      await store.complete(await claim(), invoiceOf('x'));
      await store.remove(id, 'a');
      expect(await Promise.all(seen)).toEqual([
        'pending',
        'processing',
        'pending',
        'processing',
        'completed',
        undefined,
      ]);
    });

    test('hands out no task twice to processes that ask at the same time', async () => {
      const ids = [await add(), await add(), await add(), await add()];
      const leases = await Promise.all([store, other, store, other].map((one) => one.claim(LEASE)));
      expect(leases.map((lease) => lease?.id).toSorted()).toEqual(ids.toSorted());
    });

    test('after a restart, the tasks of dead readers are handed out at once', async () => {
      const id = await add();
      await claim();
      expect(await store.claim(LEASE)).toBeUndefined();
      await other.recover();
      expect(await claim()).toMatchObject({ id, attempt: 1 });
    });

    test('keeps clients: added, replaced, listed from the oldest, removed with their tasks', async () => {
      const client = (id: string, createdAt: number) => ({
        id,
        name: `${id}!`,
        secretHash: 'hash',
        createdAt,
      });
      await store.putClient(client('b', 2));
      await store.putClient(client('a', 1));
      await store.putClient({ ...client('b', 2), secretHash: 'other' });
      expect(await other.findClient('b')).toEqual({ ...client('b', 2), secretHash: 'other' });
      expect((await other.listClients()).map(({ id }) => id)).toEqual(['a', 'b']);
      const [own, kept] = [await add({ clientId: 'a' }), await add({ clientId: 'b' })];
      expect(await store.removeClient('a')).toBe(true);
      expect(await store.removeClient('a')).toBe(false);
      expect(await other.findClient('a')).toBeUndefined();
      expect(await store.find(own!)).toBeUndefined();
      expect(await state(kept!)).toBe('pending');
    });

    test('has one signing key of 32 bytes for all processes', async () => {
      const key = await store.signingKey();
      expect(key).toHaveLength(32);
      expect(Buffer.from(await other.signingKey())).toEqual(Buffer.from(key));
    });
  });
}
