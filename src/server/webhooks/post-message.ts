import { Webhook } from 'standardwebhooks';
import type { Delivery, Task } from '../../tasks/index.ts';
import { ForbiddenAddressError, type Outbound } from '../outbound/index.ts';

/** A receiver should answer first and work later. */
const TIMEOUT_MS = 15_000;
/** Bytes of the answer, which nobody reads. */
const MAX_ANSWER_BYTES = 65_536;

/**
 * Posts the message about a task that has ended, signed by the Standard Webhooks specification.
 * @returns the status of the answer, or why there was none: `forbidden` or the code of the connection's error
 */
export async function postMessage(
  outbound: Outbound,
  { id, url }: Delivery,
  task: Task,
  secret: string,
  at: Date,
): Promise<number | string> {
  const body = JSON.stringify(createMessage(task));
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'inkvoice',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  const limits = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES };
  try {
    return (await outbound(url, { method: 'POST', headers, body, ...limits })).status;
  } catch (error) {
    if (error instanceof ForbiddenAddressError) return 'forbidden';
    return (error as NodeJS.ErrnoException).code ?? (error as Error).name;
  }
}

/** Enough to know what to fetch. What the invoice says goes only to those who ask with a token. */
function createMessage({ id, state, name, metadata = {}, error, endedAt = 0 }: Task) {
  return {
    type: `invoice.${state}`,
    timestamp: new Date(endedAt).toISOString(),
    data: { id, status: state, name: name ?? null, metadata, error: error ?? null },
  };
}
