import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Thrown when another server already works in the data folder. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';
}

const SQLITE_BUSY = 5;

/**
 * Makes this process the only server of a data folder, until `unlock` is called or the process dies in whatever way. The lock
 * is one of the operating system's on a file, taken through SQLite because Node has no call for it; unlike a file with a process
 * number in it, it cannot be left over by a crash.
 *
 * @throws DataFolderInUseError, or the error of a file that cannot be written
 */
export function lockFolder(file: string): { unlock(): void } {
  closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    // DELETE keeps no shared memory beside the file: the lock is on the one file alone.
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new DataFolderInUseError('Another inkvoice server is using this data folder.', { cause: error });
  }
  return { unlock: () => db.close() };
}
