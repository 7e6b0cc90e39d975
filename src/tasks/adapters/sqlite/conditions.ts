/** Tasks that wait or are being read. */
export const OPEN = `state IN ('pending', 'processing')`;

/** Tasks that can be seen. One that has not ended is seen until it has, and that is when it was read or has waited too long. */
export const VISIBLE = `(expires_at > :now OR ${OPEN})`;

/** No lease and no postponement lasts this long: a time that is further ahead was written before the clock was set back. */
const FAR_MS = 10 * 60_000;

/** Tasks that nobody holds and that need not wait. */
export const FREE = `(lease_until <= :now OR lease_until > :now + ${FAR_MS})`;

/** The task of a lease, as long as the lease is held. Whoever lost it matches no row. */
export const HELD = `id = :id AND lease = :token AND state = 'processing'`;
