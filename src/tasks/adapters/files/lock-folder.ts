import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Another server is already running in the data folder. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';
}

/** SQLite's code for a file that another process has locked. */
const SQLITE_BUSY = 5;

/**
 * Makes this process the only server of a data folder, until `unlock` is called or the process ends for whatever reason. It is the
 * operating system's lock on a file, taken through SQLite because Node has no call for it. Unlike a file that holds a process id,
 * it cannot be left behind by a crash.
 *
 * @throws DataFolderInUseError, or the error of a file that cannot be written
 */
export function lockFolder(file: string): { unlock(): void } {
  closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    // DELETE needs no shared memory beside the file: the lock is on this one file.
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new DataFolderInUseError('Another inkvoice server is using this data folder.', { cause: error });
  }
  return { unlock: () => db.close() };
}
