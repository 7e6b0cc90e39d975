/** How often something happened under one key within the current window of time. */
export interface Usage {
  count: number;
  /** Milliseconds until the count starts again at 0. */
  resetsInMs: number;
}

/** Counts of events by key in fixed windows: a window begins with the first event under its key and ends `seconds` later. */
export interface UsageCounter {
  /** Counts one event. The returned usage includes it. Two concurrent calls under one key never return the same count. */
  add(key: string): Promise<Usage>;
  /** The usage at this moment, without counting anything: count 0 when no window is open for the key. */
  get(key: string): Promise<Usage>;
}

/**
 * Shared counts behind rate limits. Processes that serve the same clients share them, so that a limit holds for all of them together. Counts may be
 * lost on a restart; they are never too high.
 */
export interface UsageCounters {
  /** The counter of this name. Calls with the same name and window count together; `seconds` is the length of its windows. */
  open(name: string, seconds: number): UsageCounter;
}
