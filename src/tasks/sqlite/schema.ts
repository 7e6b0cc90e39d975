import type { DatabaseSync } from 'node:sqlite';

/**
 * The schema's history: entry n takes a file from version n to n + 1. Entries are never changed once released, only added.
 * The version stands in `PRAGMA user_version`.
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
];

/** Brings a database to the newest schema. @throws when it was written by a newer inkvoice */
export function migrate(db: DatabaseSync): void {
  if (version(db) === MIGRATIONS.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    const from = version(db); // again, inside the lock: another process may have been faster
    if (from > MIGRATIONS.length) {
      throw new Error(
        `The data folder was written by a newer inkvoice (schema ${from}, this one knows ${MIGRATIONS.length}): update inkvoice.`,
      );
    }
    for (const step of MIGRATIONS.slice(from)) db.exec(step);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function version(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}
