import type { DatabaseSync } from 'node:sqlite';
import type { Clock, OutboxStore } from '../../ports/index.ts';

/** Webhooks to send, in SQLite. `add-delivery.ts` adds the rows; a trigger of the schema removes them with their task. */
export function createOutboxStore(db: DatabaseSync, now: Clock): OutboxStore {
  const sql = {
    claim: db.prepare(`UPDATE deliveries SET due = :until, attempts = attempts + 1
      WHERE id = (SELECT id FROM deliveries WHERE due <= :now AND task_id NOT IN
        (SELECT id FROM tasks WHERE client_id IN (SELECT value FROM json_each(:except))) ORDER BY due LIMIT 1)
      RETURNING *, (SELECT client_id FROM tasks WHERE tasks.id = task_id) AS client_id`),
    remove: db.prepare('DELETE FROM deliveries WHERE id = ?'),
    postpone: db.prepare('UPDATE deliveries SET due = :at WHERE id = :id'),
    next: db.prepare('SELECT min(due) AS due FROM deliveries'),
  };
  return {
    async claimDelivery(leaseMs, except = []) {
      const row = sql.claim.get({ now: now(), until: now() + leaseMs, except: JSON.stringify(except) });
      if (!row) return undefined;
      return {
        id: String(row.id),
        taskId: String(row.task_id),
        clientId: String(row.client_id ?? ''),
        url: String(row.url),
        attempt: Number(row.attempts),
        createdAt: Number(row.created_at),
      };
    },
    async removeDelivery(id) {
      sql.remove.run(id);
    },
    async postponeDelivery(id, at) {
      sql.postpone.run({ id, at });
    },
    async nextDelivery() {
      const due = sql.next.get()?.due;
      return due === null || due === undefined ? undefined : Number(due);
    },
  };
}
