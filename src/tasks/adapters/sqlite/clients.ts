import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ClientStore } from '../../ports/index.ts';
import { runTransaction } from './database.ts';
import { toClient } from './rows.ts';

/** API clients in SQLite. */
export function createClientStore(db: DatabaseSync): ClientStore {
  const sql = {
    put: db.prepare(`INSERT INTO clients (id, name, secret_hash, created_at, disabled_at, webhook_secret, limits)
      VALUES (:id, :name, :secretHash, :createdAt, :disabledAt, :webhookSecret, :limits)
      ON CONFLICT (id) DO UPDATE SET name = :name, secret_hash = :secretHash, created_at = :createdAt,
        disabled_at = :disabledAt, webhook_secret = :webhookSecret, limits = :limits`),
    find: db.prepare('SELECT * FROM clients WHERE id = ?'),
    list: db.prepare('SELECT * FROM clients ORDER BY created_at, rowid'),
    remove: db.prepare('DELETE FROM clients WHERE id = ?'),
    // Their documents are files that only the server deletes, with the next sweep: until then a row without content says that they may go.
    removeTasks:
      db.prepare(`UPDATE tasks SET state = 'error', expires_at = 0, lease = NULL, result = NULL, name = NULL,
      metadata = NULL, webhook_url = NULL WHERE client_id = ?`),
    removeWords: db.prepare('DELETE FROM words WHERE task_id IN (SELECT id FROM tasks WHERE client_id = ?)'),
    removeCorrections: db.prepare(
      'DELETE FROM corrections WHERE task_id IN (SELECT id FROM tasks WHERE client_id = ?)',
    ),
    removeAnswers: db.prepare('DELETE FROM idempotency WHERE client_id = ?'),
  };
  return {
    async putClient(client) {
      const { disabledAt = null, webhookSecret = null, limits, ...rest } = client;
      sql.put.run({ ...rest, disabledAt, webhookSecret, limits: limits ? JSON.stringify(limits) : null });
    },
    async findClient(id) {
      const row = sql.find.get(id);
      return row && toClient(row);
    },
    listClients: async () => sql.list.all().map(toClient),
    removeClient: async (id) =>
      runTransaction(db, () => {
        for (const remove of [sql.removeWords, sql.removeCorrections, sql.removeTasks, sql.removeAnswers])
          remove.run(id);
        return sql.remove.run(id).changes > 0;
      }),
  };
}

/** The signing key; the first process that asks makes it. */
export function findSigningKey(db: DatabaseSync): Uint8Array {
  db.prepare(`INSERT INTO keys (name, value) VALUES ('signing', ?) ON CONFLICT DO NOTHING`).run(
    randomBytes(32),
  );
  return db.prepare(`SELECT value FROM keys WHERE name = 'signing'`).get()?.value as Uint8Array;
}
