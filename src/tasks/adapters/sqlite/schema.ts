import type { DatabaseSync } from 'node:sqlite';

/**
 * The schema's history: entry n takes a file from version n to n + 1. Once released, entries are never changed, only added.
 * `PRAGMA user_version` holds the version.
 */
const MIGRATIONS = [
  `CREATE TABLE tasks (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     client_id TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('pending', 'processing', 'completed', 'error')),
     settings TEXT NOT NULL,
     warnings TEXT NOT NULL,
     bytes INTEGER NOT NULL,
     submitted_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0,
     lease TEXT,
     lease_until INTEGER NOT NULL DEFAULT 0,
     ended_at INTEGER,
     result TEXT,
     error_code TEXT,
     error_message TEXT
   ) STRICT;
   CREATE INDEX tasks_open ON tasks (seq, state, lease_until, expires_at, bytes) WHERE state IN ('pending', 'processing');
   CREATE INDEX tasks_expiry ON tasks (expires_at);
   CREATE INDEX tasks_client ON tasks (client_id);
   CREATE TABLE clients (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     secret_hash TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE keys (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;`,
  `ALTER TABLE tasks ADD COLUMN name TEXT;
   ALTER TABLE tasks ADD COLUMN metadata TEXT;
   ALTER TABLE tasks ADD COLUMN keep_document INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE tasks ADD COLUMN webhook_url TEXT;
   ALTER TABLE tasks ADD COLUMN started_at INTEGER;
   ALTER TABLE tasks ADD COLUMN timings TEXT;
   DROP INDEX tasks_open;
   CREATE INDEX tasks_open ON tasks (client_id, seq, state, lease_until, expires_at, bytes)
     WHERE state IN ('pending', 'processing');
   DROP INDEX tasks_client;
   CREATE INDEX tasks_client ON tasks (client_id, seq);
   CREATE TABLE turns (client_id TEXT PRIMARY KEY, turn INTEGER NOT NULL) STRICT;
   CREATE TABLE words (task_id TEXT PRIMARY KEY, pages TEXT NOT NULL) STRICT;
   CREATE TABLE corrections (
     seq INTEGER PRIMARY KEY,
     task_id TEXT NOT NULL,
     path TEXT NOT NULL,
     value TEXT NOT NULL,
     at INTEGER NOT NULL,
     by TEXT NOT NULL
   ) STRICT;
   CREATE INDEX corrections_task ON corrections (task_id);
   CREATE TABLE deliveries (
     id TEXT PRIMARY KEY,
     task_id TEXT NOT NULL,
     url TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     due INTEGER NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX deliveries_due ON deliveries (due);
   CREATE INDEX deliveries_task ON deliveries (task_id);
   CREATE TRIGGER task_gone AFTER DELETE ON tasks BEGIN
     DELETE FROM words WHERE task_id = OLD.id;
     DELETE FROM corrections WHERE task_id = OLD.id;
     DELETE FROM deliveries WHERE task_id = OLD.id;
   END;
   CREATE TABLE idempotency (
     client_id TEXT NOT NULL,
     key TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     answer TEXT NOT NULL,
     expires_at INTEGER NOT NULL,
     PRIMARY KEY (client_id, key)
   ) STRICT;
   ALTER TABLE clients ADD COLUMN disabled_at INTEGER;
   ALTER TABLE clients ADD COLUMN webhook_secret TEXT;
   ALTER TABLE clients ADD COLUMN limits TEXT;
   CREATE TABLE audit (
     seq INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     client_id TEXT NOT NULL,
     action TEXT NOT NULL,
     task_id TEXT NOT NULL,
     address TEXT
   ) STRICT;
   CREATE INDEX audit_at ON audit (at);
   CREATE INDEX audit_task ON audit (task_id);`,
  `ALTER TABLE tasks ADD COLUMN postponed INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE tasks ADD COLUMN server_ends INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE tasks ADD COLUMN kept_ms INTEGER NOT NULL DEFAULT 0;
   UPDATE tasks SET kept_ms = expires_at - submitted_at;`,
];

/** Brings a database to the newest schema. @throws when it was written by a newer inkvoice */
export function migrate(db: DatabaseSync): void {
  if (readVersion(db) === MIGRATIONS.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    const from = readVersion(db); // read again inside the lock: another process may have been faster
    if (from > MIGRATIONS.length) {
      throw new Error(
        `The data folder was written by a newer inkvoice (schema ${from}, this one knows ${MIGRATIONS.length}): update inkvoice.`,
      );
    }
    for (const step of MIGRATIONS.slice(from)) db.exec(step);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK'); // a full disk has rolled back already
    throw error;
  }
}

function readVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}
