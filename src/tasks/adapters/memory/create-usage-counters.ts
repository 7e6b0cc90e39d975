import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Usage, UsageCounter, UsageCounters } from '../../ports/index.ts';

/** More than any limit: what is counted is judged by the caller. */
const UNLIMITED = 1e9;

const NONE: Usage = { count: 0, resetsInMs: 0 };

/** Counts in the memory of this process, for a server that is the only one. They start anew with it. */
export function createUsageCounters(): UsageCounters {
  const counters = new Map<string, UsageCounter>();
  return {
    open(name, seconds) {
      const key = `${name} ${seconds}`;
      const counter = counters.get(key) ?? createCounter(seconds);
      counters.set(key, counter);
      return counter;
    },
  };
}

function createCounter(seconds: number): UsageCounter {
  const limiter = new RateLimiterMemory({ points: UNLIMITED, duration: seconds });
  const usageOf = ({
    consumedPoints,
    msBeforeNext,
  }: {
    consumedPoints: number;
    msBeforeNext: number;
  }): Usage => ({
    count: consumedPoints,
    resetsInMs: msBeforeNext,
  });
  return {
    add: async (key) => usageOf(await limiter.consume(key)),
    async get(key) {
      const known = await limiter.get(key);
      return known ? usageOf(known) : NONE;
    },
  };
}
