const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits between attempts; the last one repeats. Short at first, because most failures are a restart. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
/** A wait is up to this part longer or shorter, so that receivers that come back together are not called together. */
const JITTER = 0.2;

/** A delivery whose next attempt would be later than this after its creation is given up. */
export const GIVE_UP_MS = 24 * HOUR;

/**
 * Whole milliseconds to wait after this many attempts.
 * @param random from 0 to 1, for the jitter
 */
export const chooseWait = (attempts: number, random: number): number =>
  Math.round(WAITS[Math.min(attempts, WAITS.length) - 1]! * (1 - JITTER + 2 * JITTER * random));
