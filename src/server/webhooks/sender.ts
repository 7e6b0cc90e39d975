import type { Logger } from 'pino';
import { Webhook } from 'standardwebhooks';
import type { Clock, Delivery, Store, Task, Tasks } from '../../tasks/index.ts';
import type { Metrics } from '../metrics.ts';
import { ForbiddenAddressError, type Outbound } from '../outbound/index.ts';
import { makeWebhookSecret } from './secret.ts';

export interface WebhookSenderOptions {
  store: Store;
  tasks: Pick<Tasks, 'watch'>;
  outbound: Outbound;
  now: Clock;
  log: Logger;
  metrics: Metrics;
  /** 0 ≤ random < 1, for the jitter. */
  random?: () => number;
}

export interface WebhookSender {
  /** Sends all that is due. Runs by itself. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Waits between attempts; the last one repeats. Close together at first, for most failures are a restart. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
/** Receivers that come back together should not be met together. */
const JITTER = 0.2;
const GIVE_UP_MS = 24 * HOUR;
/** A receiver should answer first and work later. */
const TIMEOUT_MS = 15 * SECOND;
const LEASE_MS = 60 * SECOND;
const AT_ONCE = 8;
const POLL_MS = 5 * SECOND;

/**
 * Sends what stands in the outbox, by the Standard Webhooks specification: signed with the client's secret, the same `webhook-id` for every
 * attempt, success being any 2xx, 410 meaning never again. Attempts go on for a day or until the task is gone.
 */
export function startWebhooks(options: WebhookSenderOptions): WebhookSender {
  const { store, outbound, now, log, metrics, random = Math.random } = options;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function send(delivery: Delivery): Promise<void> {
    const task = await store.find(delivery.taskId);
    const client = task && (await store.findClient(task.clientId));
    if (!task || !client) return store.removeDelivery(delivery.id);
    const secret = client.webhookSecret ?? makeWebhookSecret();
    if (!client.webhookSecret) await store.putClient({ ...client, webhookSecret: secret });
    const outcome = await attempt(delivery, JSON.stringify(messageOf(task)), secret);
    const facts = { task: task.id, attempt: delivery.attempt, outcome };
    const due = now() + waitAfter(delivery.attempt, random());
    if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) {
      metrics.delivered('delivered');
      log.info(facts, 'webhook delivered');
      await store.removeDelivery(delivery.id);
    } else if (outcome === 410 || outcome === 'forbidden' || due - delivery.createdAt > GIVE_UP_MS) {
      metrics.delivered('given_up');
      log.warn(facts, 'webhook given up');
      await store.removeDelivery(delivery.id);
    } else {
      metrics.delivered('retried');
      log.info(facts, 'webhook to be tried again');
      await store.postponeDelivery(delivery.id, due);
    }
  }

  /** The status of the answer, or why there was none. */
  async function attempt({ id, url }: Delivery, body: string, secret: string): Promise<number | string> {
    const at = new Date(now());
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'inkvoice',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    try {
      return (await outbound(url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS, maxBytes: 65_536 }))
        .status;
    } catch (error) {
      if (error instanceof ForbiddenAddressError) return 'forbidden';
      return (error as NodeJS.ErrnoException).code ?? (error as Error).name;
    }
  }

  async function worker(): Promise<void> {
    for (;;) {
      const delivery = stopped ? undefined : await store.claimDelivery(LEASE_MS);
      if (!delivery) return;
      await send(delivery);
    }
  }

  function flush(): Promise<void> {
    running ??= Promise.all(Array.from({ length: AT_ONCE }, worker))
      .then(() => {})
      .catch((error) => log.error({ reason: error.code ?? error.name }, 'webhooks cannot be sent'))
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  const unwatch = options.tasks.watch(({ what }) => {
    if (what === 'completed' || what === 'error') setImmediate(() => !stopped && void flush());
  });
  const polling = setInterval(() => void flush(), POLL_MS).unref();

  return {
    flush,
    async stop() {
      stopped = true;
      unwatch();
      clearInterval(polling);
      await running;
    },
  };
}

/** Whole milliseconds to wait after so many attempts. */
export const waitAfter = (attempts: number, random: number): number =>
  Math.round(WAITS[Math.min(attempts, WAITS.length) - 1]! * (1 - JITTER + 2 * JITTER * random));

/** What a webhook says: enough to know what to fetch. What the invoice says travels only to those who ask with a token. */
function messageOf({ id, state, name, metadata = {}, error, endedAt = 0 }: Task) {
  return {
    type: `invoice.${state}`,
    timestamp: new Date(endedAt).toISOString(),
    data: { id, status: state, name: name ?? null, metadata, error: error ?? null },
  };
}
