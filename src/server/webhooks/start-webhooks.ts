import type { Tasks } from '../../tasks/index.ts';
import { type DeliverOptions, deliver } from './deliver.ts';

export interface WebhookSenderOptions extends DeliverOptions {
  tasks: Pick<Tasks, 'watch'>;
}

export interface WebhookSender {
  /** Sends everything that is due. Also runs by itself. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Longer than an attempt may take, so that no other process makes the same one. */
const LEASE_MS = 60_000;
/** Deliveries sent at a time. */
const AT_ONCE = 8;
/** How often the outbox is looked through for deliveries that are due. */
const POLL_MS = 5_000;

/**
 * Sends what is in the outbox, by the Standard Webhooks specification: signed with the client's secret, with the same `webhook-id` for every
 * attempt. Any 2xx is success; 410 means never again. Attempts continue for a day or until the task is gone.
 */
export function startWebhooks(options: WebhookSenderOptions): WebhookSender {
  const { store, log } = options;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function sendDue(): Promise<void> {
    for (;;) {
      const delivery = stopped ? undefined : await store.claimDelivery(LEASE_MS);
      if (!delivery) return;
      await deliver(options, delivery);
    }
  }

  function flush(): Promise<void> {
    running ??= Promise.all(Array.from({ length: AT_ONCE }, sendDue))
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
