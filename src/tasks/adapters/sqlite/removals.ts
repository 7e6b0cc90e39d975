import type { DatabaseSync } from 'node:sqlite';
import type { Clock, TaskStore } from '../../ports/index.ts';
import { CHANGED, type PublishChange } from './publish-change.ts';
import type { ResultCache } from './result-cache.ts';

/** Removing tasks. What else is stored about a task goes with its row, by a trigger of the schema. */
export function createRemovals(
  db: DatabaseSync,
  now: Clock,
  publish: PublishChange,
  results: ResultCache,
): Pick<TaskStore, 'remove' | 'removeExpired'> {
  const remove = db.prepare(
    `DELETE FROM tasks WHERE id = :id AND client_id = :clientId RETURNING ${CHANGED}, expires_at`,
  );
  const removeExpired = db.prepare(`DELETE FROM tasks WHERE expires_at <= :now RETURNING ${CHANGED}`);
  const removeKeys = db.prepare('DELETE FROM idempotency WHERE expires_at <= ?');
  return {
    async remove(id, clientId) {
      const row = remove.get({ id, clientId });
      return publish(row, 'removed') && Number(row?.expires_at) > now();
    },

    async removeExpired() {
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
