import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../ports/index.ts';
import type { Row } from './publish-change.ts';

/** Adds the webhook of a task that has ended to the outbox, if it wants one. Returns the row; to be called in the transaction that ends the task. */
export type AddDelivery = <Ended extends Row | undefined>(ended: Ended) => Ended;

export function createAddDelivery(db: DatabaseSync, now: Clock): AddDelivery {
  const insert = db.prepare(
    'INSERT INTO deliveries (id, task_id, url, created_at, due) VALUES (:id, :task, :url, :now, :now)',
  );
  return (ended) => {
    if (ended && ended.webhook_url !== null) {
      const id = `msg_${randomUUID()}`;
      insert.run({ id, task: String(ended.id), url: String(ended.webhook_url), now: now() });
    }
    return ended;
  };
}
