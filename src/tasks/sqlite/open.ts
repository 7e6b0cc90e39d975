import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './schema.ts';

/** Opens the database file with the promises of the store port: durable commits, nothing left of what was deleted. */
export function openDatabase(file: string): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600)); // SQLite gives its -wal and -shm files the mode of the database
  const db = new DatabaseSync(file, { timeout: 5000 });
  // FULL syncs the log at every commit: with WAL's default, NORMAL, a power cut can undo a commit already answered for.
  // secure_delete overwrites deleted rows: an expired invoice must not be found in free pages of the file.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  migrate(db);
  return db;
}

/** Runs a function as one transaction that takes the write lock at once. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
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
