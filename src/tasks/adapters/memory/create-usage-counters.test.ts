import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createUsageCounters } from './index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('counts by key, and starts again when the window has passed', async () => {
  const calls = createUsageCounters().open('calls', 60);
  expect((await calls.add('a')).count).toBe(1);
  expect(await calls.add('a')).toEqual({ count: 2, resetsInMs: 60_000 });
  expect((await calls.add('b')).count).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await calls.add('a')).count).toBe(1);
});

test('looking at a count changes nothing', async () => {
  const calls = createUsageCounters().open('calls', 60);
  expect(await calls.get('a')).toEqual({ count: 0, resetsInMs: 0 });
  await calls.add('a');
  expect((await calls.get('a')).count).toBe(1);
  expect((await calls.get('a')).count).toBe(1);
});

test('counters of one name count together, those of different names apart', async () => {
  const counters = createUsageCounters();
  await counters.open('calls', 60).add('a');
  expect((await counters.open('calls', 60).add('a')).count).toBe(2);
  expect((await counters.open('failures', 60).add('a')).count).toBe(1);
});
