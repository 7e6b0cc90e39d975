import { expect, test } from 'vitest';
import { CrowdedOutError, createFairQueue } from './fair-queue.ts';

/** Work that ends when it is told to; `order` holds what was begun. */
function createWork() {
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    order.push(name);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const endOne = async () => {
    ends.shift()!();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { order, work, endOne };
}

test('who asks once waits for no more than a turn of whoever asks a hundred times', async () => {
  const run = createFairQueue(1, 1_000);
  const { order, work, endOne } = createWork();
  for (let i = 0; i < 100; i++) void run('greedy', work('greedy'));
  void run('other', work('other'));
  await endOne();
  await endOne();
  expect(order.slice(0, 3)).toEqual(['greedy', 'greedy', 'other']);
});

test('when too much waits, the party that has most waiting gives way', async () => {
  const run = createFairQueue(1, 3, () => 0);
  const { order, work, endOne } = createWork();
  const refused: string[] = [];
  const ask = (party: string, name: string) =>
    run(party, work(name)).catch((error) => error instanceof CrowdedOutError && refused.push(name));
  for (const name of ['1', '2', '3', '4']) void ask('greedy', name);
  void ask('other', 'other');
  await Promise.resolve();
  for (let i = 0; i < 4; i++) await endOne();
  expect(refused).toEqual(['2']);
  expect(order).toEqual(['1', '3', 'other', '4']);
});

test('work that fails gives its place to the next', async () => {
  const run = createFairQueue(1, 10);
  await expect(run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await run('a', async () => 1)).toBe(1);
});
