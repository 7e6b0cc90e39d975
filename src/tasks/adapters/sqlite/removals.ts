import type { DatabaseSync } from 'node:sqlite';
import { READ_ERRORS } from '../../../base/index.ts';
import type { Clock, TaskStore } from '../../ports/index.ts';
import type { AddDelivery } from './add-delivery.ts';
import { OPEN } from './conditions.ts';
import { runTransaction } from './database.ts';
import { CHANGED, type PublishChange } from './publish-change.ts';
import type { ResultCache } from './result-cache.ts';

/** Tasks that have waited for as long as results are kept. Their clients hear of it like of any other end. */
const END_WAITING = `UPDATE tasks SET state = 'error', lease = NULL, ended_at = :now, expires_at = :now + kept_ms,
    error_code = 'waited_too_long', error_message = :message
  WHERE ${OPEN} AND expires_at <= :now RETURNING ${CHANGED}, webhook_url`;

/** Removing tasks. What else is stored about a task goes with its row, by a trigger of the schema. */
export function createRemovals(
  db: DatabaseSync,
  now: Clock,
  publish: PublishChange,
  results: ResultCache,
  addDelivery: AddDelivery,
): Pick<TaskStore, 'remove' | 'removeExpired'> {
  const remove = db.prepare(
    `DELETE FROM tasks WHERE id = :id AND client_id = :clientId RETURNING ${CHANGED}, expires_at, state`,
  );
  const endWaiting = db.prepare(END_WAITING);
  const removeAnswers = db.prepare(
    'DELETE FROM idempotency WHERE client_id = :clientId AND instr(answer, :id) > 0',
  );
  const removeExpired = db.prepare(`DELETE FROM tasks WHERE expires_at <= :now RETURNING ${CHANGED}`);
  const removeKeys = db.prepare('DELETE FROM idempotency WHERE expires_at <= ?');
  return {
    async remove(id, clientId) {
      const row = runTransaction(db, () => {
        const row = remove.get({ id, clientId });
        if (row) removeAnswers.run({ id, clientId }); // they hold the file's name, and lead to what is gone
        return row;
      });
      const wasVisible =
        Number(row?.expires_at) > now() || row?.state === 'pending' || row?.state === 'processing';
      return publish(row, 'removed') && wasVisible;
    },

    async removeExpired() {
      const ended = runTransaction(db, () =>
        endWaiting.all({ now: now(), message: READ_ERRORS.waited_too_long }).map(addDelivery),
      );
      for (const row of ended) publish(row, 'error');
      const rows = removeExpired.all({ now: now() });
      removeKeys.run(now());
      // The log still holds the pages as they were: merge it into the file, where secure_delete has overwritten them.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      results.clear(); // another process may have removed some: nothing is kept longer than until the next sweep
      for (const row of rows) publish(row, 'removed');
      return rows.map((row) => String(row.id));
    },
  };
}
