import type { DatabaseSync } from 'node:sqlite';
import type { AuditEntry, AuditStore } from '../../ports/index.ts';
import { runTransaction } from './database.ts';

/** The audit log in SQLite. */
export function createAuditStore(db: DatabaseSync): AuditStore {
  const sql = {
    write: db.prepare(`INSERT INTO audit (at, client_id, action, task_id, address)
      VALUES (:at, :clientId, :action, :taskId, :address)`),
    read: db.prepare(`SELECT * FROM audit WHERE (:clientId IS NULL OR client_id = :clientId)
      AND (:taskId IS NULL OR task_id = :taskId) AND at >= :since ORDER BY seq DESC LIMIT :limit`),
    removeBefore: db.prepare('DELETE FROM audit WHERE at < ?'),
  };
  return {
    writeAudit: async (entries) =>
      runTransaction(db, () => {
        for (const { address = null, ...entry } of entries) sql.write.run({ ...entry, address });
      }),
    readAudit: async ({ clientId = null, taskId = null, since = 0, limit }) =>
      sql.read.all({ clientId, taskId, since, limit }).map((row) => ({
        at: Number(row.at),
        clientId: String(row.client_id),
        action: row.action as AuditEntry['action'],
        taskId: String(row.task_id),
        ...(row.address !== null && { address: String(row.address) }),
      })),
    async removeAuditBefore(at) {
      sql.removeBefore.run(at);
    },
  };
}
