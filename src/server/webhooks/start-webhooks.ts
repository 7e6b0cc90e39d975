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
/** Deliveries sent at a time, and of one client: an address that never answers holds a place for as long as an attempt may take. */
const AT_ONCE = 16;
const OF_CLIENT = 4;
/** How often the outbox is looked through for deliveries that are due. */
const POLL_MS = 5_000;

/**
 * Sends what is in the outbox, by the Standard Webhooks specification: signed with the client's secret, with the same `webhook-id` for every
 * attempt. Any 2xx is success; 410 means never again. Attempts continue for a day or until the task is gone.
 */
export function startWebhooks(options: WebhookSenderOptions): WebhookSender {
  const { store, log } = options;
  const workers = new Set<Promise<void>>();
  const underWay = new Map<string, number>();
  let stopped = false;

  /** Sends what is due, one after the other. Whoever finds something calls another for help. */
  async function sendDue(): Promise<void> {
    for (;;) {
      const busy = [...underWay].filter(([, count]) => count >= OF_CLIENT).map(([clientId]) => clientId);
      const delivery = stopped ? undefined : await store.claimDelivery(LEASE_MS, busy);
      if (!delivery) return;
      const { clientId } = delivery;
      underWay.set(clientId, (underWay.get(clientId) ?? 0) + 1);
      startWorker();
      try {
        await deliver(options, delivery);
      } finally {
        const left = underWay.get(clientId)! - 1;
        if (left > 0) underWay.set(clientId, left);
        else underWay.delete(clientId);
      }
    }
  }

  function startWorker(): void {
    if (stopped || workers.size >= AT_ONCE) return;
    const worker: Promise<void> = sendDue()
      .catch((error) => log.error({ reason: error.code ?? error.name }, 'webhooks cannot be sent'))
      .finally(() => workers.delete(worker));
    workers.add(worker);
  }

  async function flush(): Promise<void> {
    startWorker();
    while (workers.size > 0) await Promise.all(workers);
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
      await Promise.all(workers);
    },
  };
}
