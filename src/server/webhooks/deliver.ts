import type { Logger } from 'pino';
import type { Clock, Delivery, Store } from '../../tasks/index.ts';
import type { Outbound } from '../outbound/index.ts';
import { postMessage } from './post-message.ts';
import { chooseWait, GIVE_UP_MS } from './retry-schedule.ts';
import { makeWebhookSecret } from './secret.ts';

export interface DeliverOptions {
  store: Store;
  outbound: Outbound;
  now: Clock;
  log: Logger;
  /** Called with the outcome of each attempt. */
  onAttempt: (outcome: 'delivered' | 'retried' | 'given_up') => void;
  /** 0 ≤ random < 1, for the jitter. */
  random?: () => number;
}

/** The status by which a receiver says that it never wants to be called again. */
const GONE = 410;

/** Makes one attempt at a delivery, then removes it from the outbox or postpones it. A delivery whose task or client is gone is removed. */
export async function deliver(options: DeliverOptions, delivery: Delivery): Promise<void> {
  const { store, outbound, now, log, onAttempt, random = Math.random } = options;
  const task = await store.find(delivery.taskId);
  const client = task && (await store.findClient(task.clientId));
  if (!task || !client) return store.removeDelivery(delivery.id);
  const secret = client.webhookSecret ?? makeWebhookSecret();
  if (!client.webhookSecret) await store.putClient({ ...client, webhookSecret: secret });
  const outcome = await postMessage(outbound, delivery, task, secret, new Date(now()));
  const facts = { task: task.id, attempt: delivery.attempt, outcome };
  const due = now() + chooseWait(delivery.attempt, random());
  if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) {
    onAttempt('delivered');
    log.info(facts, 'webhook delivered');
    await store.removeDelivery(delivery.id);
  } else if (outcome === GONE || outcome === 'forbidden' || due - delivery.createdAt > GIVE_UP_MS) {
    onAttempt('given_up');
    log.warn(facts, 'webhook given up');
    await store.removeDelivery(delivery.id);
  } else {
    onAttempt('retried');
    log.info(facts, 'webhook to be tried again');
    await store.postponeDelivery(delivery.id, due);
  }
}
