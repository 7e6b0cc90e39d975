import { readFileSync } from 'node:fs';

/** How often a deadline is looked at. */
const TICK_MS = 250;
/** What one tick counts for at most: while the machine was paused, or this process stopped, no time passed for a reading either. */
const LONGEST_TICK_MS = 2_000;
/** A reading that is late but had less than this part of its time on a processor was kept from working: by other programs, or stopped. */
const LEAST_SHARE = 0.5;
/** Such a reading may take this many times as long, and so much longer in any case. */
const PATIENCE = 4;
const LEAST_PATIENCE_MS = 10_000;

/**
 * Calls back once when a process has worked for `deadlineMs` (`late`), or was kept from working for several times as long (`starved`).
 * Returns what ends the watching.
 */
export function startDeadline(
  pid: number | undefined,
  deadlineMs: number,
  expire: (how: 'late' | 'starved') => void,
): () => void {
  const atStart = readProcessorMs(pid);
  const patienceMs = Math.max(deadlineMs * PATIENCE, deadlineMs + LEAST_PATIENCE_MS);
  let passed = 0;
  let last = performance.now();
  const timer = setInterval(
    () => {
      const now = performance.now();
      passed += Math.min(now - last, LONGEST_TICK_MS);
      last = now;
      if (passed < deadlineMs) return;
      const used = (readProcessorMs(pid) ?? Number.POSITIVE_INFINITY) - (atStart ?? 0);
      const late = used >= deadlineMs * LEAST_SHARE;
      if (!late && passed < patienceMs) return;
      clearInterval(timer);
      expire(late ? 'late' : 'starved');
    },
    Math.min(TICK_MS, deadlineMs),
  );
  return () => clearInterval(timer);
}

/** Linux counts a process's time in these, whatever its kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** Milliseconds that all threads of a process have had on processors; undefined where the system does not tell. */
function readProcessorMs(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [, user, system] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(facts) ?? [];
    return ((Number(user) + Number(system)) * 1000) / TICKS_PER_SECOND;
  } catch {
    return undefined; // it has ended
  }
}
