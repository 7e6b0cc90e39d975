/** Tasks that wait or are being read. */
export const OPEN = `state IN ('pending', 'processing')`;

/** The task of a lease, as long as the lease is held. Whoever lost it matches no row, and neither does an expired task. */
export const HELD = `id = :id AND lease = :token AND state = 'processing' AND expires_at > :now`;
