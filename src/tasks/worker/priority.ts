import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * The threads of this process so far, for `yieldToServer`. On Linux a priority belongs to a thread and is inherited by the threads that it starts:
 * those of V8 and libuv, which collect garbage and decode pictures, run before our first line does.
 */
export function listThreads(): number[] {
  return process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [];
}

/**
 * Gives this process a lower priority than the server, which then answers while every core reads: these threads, and all that the calling
 * one starts from now on.
 */
export function yieldToServer(threads: readonly number[]): void {
  try {
    for (const one of [process.pid, ...threads]) setPriority(one, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // not allowed here: then both have the same priority
  }
}
