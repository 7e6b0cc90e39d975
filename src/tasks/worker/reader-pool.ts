import type { BlobStore, Readers, TaskStore } from '../ports/index.ts';
import { LEASE_MS, type ReadTaskOptions, readTask } from './read-task.ts';
import type { ReaderChildOptions } from './reader-child.ts';
import { createSlots, type Slot, type Slots } from './slots.ts';
import { createStartBackoff } from './start-backoff.ts';
import { createWakeUp } from './wake-up.ts';

export interface ReaderPoolOptions extends ReaderChildOptions, ReadTaskOptions {
  /** Reader processes at most. */
  count: number;
  /** Readers that one client may hold at a time, unless it has a limit of its own. */
  perClient?: number;
}

/** How often the store is asked without a call of `wake`: for expired leases, and for work that other processes accepted. */
const POLL_MS = 5_000;

/**
 * Starts one process at once, so that the first document finds the models loaded, and the others when work waits that no idle process
 * can take: an idle server should not hold the models once per core.
 */
export function startReaderPool(store: TaskStore, blobs: BlobStore, options: ReaderPoolOptions): Readers {
  const { log } = options;
  const running = new Set<Promise<void>>();
  const handOut = createWakeUp(handOutWork, (error) =>
    log.error({ reason: error.message }, 'the store cannot be asked for work'),
  );
  /** Nothing is handed out for a while after the machine was not able to read: each attempt would fail like the last. */
  const faults = createStartBackoff();
  const slots = createSlots(options.count, options, handOut.wake);

  async function handOutWork(): Promise<void> {
    if (faults.isHolding) return;
    for (const slot of slots.withState('idle')) if (!(await giveWork(slot))) return;
    await startForWaiting(store, slots);
  }

  /** @returns whether there was work for the slot */
  async function giveWork(slot: Slot): Promise<boolean> {
    slot.state = 'busy';
    const lease = await store.claim(LEASE_MS, options.perClient).catch((error) => {
      slot.state = 'idle';
      throw error;
    });
    if (!lease) {
      slot.state = 'idle';
      return false;
    }
    const work = readTask(store, blobs, options, slot, lease).then(({ reusable, hinderedMs }) => {
      running.delete(work);
      if (hinderedMs === undefined) faults.succeed();
      else {
        faults.fail(handOut.wake);
        setTimeout(handOut.wake, hinderedMs).unref();
      }
      if (reusable) slot.state = 'idle';
      else slots.retire(slot);
      handOut.wake();
    });
    running.add(work);
    return true;
  }

  const poll = setInterval(() => {
    slots.checkIdle();
    handOut.wake();
  }, POLL_MS);
  const first = slots.all[0];
  if (first) slots.start(first);

  return {
    wake: handOut.wake,
    abandon(id) {
      for (const slot of slots.all) if (slot.lease?.id === id) slot.child?.kill();
    },
    isReady: () => slots.isReady() && !faults.isHolding,
    get processes() {
      return slots.count();
    },
    async stop(graceMs) {
      slots.close();
      clearInterval(poll);
      faults.cancel();
      await handOut.stop();
      const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([Promise.all(running), grace]);
      for (const { lease } of slots.all) if (lease) await store.release(lease);
      await Promise.all([slots.end(), ...running]);
    },
  };
}

/** Starts as many processes as there are tasks that no process could take. */
async function startForWaiting(store: TaskStore, slots: Slots): Promise<void> {
  if (slots.withState('empty').length === 0) return;
  const starting = slots.withState('starting').length;
  const { pending } = await store.backlog();
  const missing = Math.max(0, pending - starting);
  for (const slot of slots.withState('empty').slice(0, missing)) slots.start(slot);
}
