import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './schema.ts';

/** How long a statement waits for another process that writes. */
const BUSY_MS = 5_000;

/** Opens the database file so that it keeps the promises of the store port: durable commits, no traces of deleted rows. */
export function openDatabase(file: string): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600)); // SQLite gives its -wal and -shm files the mode of the database
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  // FULL syncs the log at every commit: with WAL's default, NORMAL, a power cut can undo a commit that was already reported as done.
  // secure_delete overwrites deleted rows: an expired invoice must not be found in free pages of the file.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  migrate(db);
  return db;
}

/** Runs a function as one transaction that takes the write lock at once. */
export function runTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
