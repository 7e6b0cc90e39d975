/** Puts starts of processes on hold after one has failed, longer with each further failure. */
export interface StartBackoff {
  /** Whether starts are on hold. */
  readonly isHolding: boolean;
  /** Whether a process has started and none has failed to since. */
  readonly isHealthy: boolean;
  succeed(): void;
  /** Holds starts, then calls `retry`. An earlier retry that has not happened yet is dropped. Returns the time until then. */
  fail(retry: () => void): number;
  /** Drops the retry. */
  cancel(): void;
}

/** After a failed start the next one waits this long, twice as long after each further failure, up to the maximum. */
const FIRST_MS = 1_000;
const MAX_MS = 30_000;

export function createStartBackoff(): StartBackoff {
  let failures = 0;
  let everSucceeded = false;
  let timer: NodeJS.Timeout | undefined;
  return {
    get isHolding() {
      return timer !== undefined;
    },
    get isHealthy() {
      return everSucceeded && failures === 0;
    },
    succeed() {
      everSucceeded = true;
      failures = 0;
    },
    fail(retry) {
      const waitMs = Math.min(MAX_MS, FIRST_MS * 2 ** failures);
      failures += 1;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        retry();
      }, waitMs);
      return waitMs;
    },
    cancel: () => clearTimeout(timer),
  };
}
