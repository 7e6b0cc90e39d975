import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where everything lies in the data folder. */
export interface DataFolder {
  database: string;
  lock: string;
  blobs: string;
  /** Temporary files of reader processes; emptied at every start of a server. */
  temporary: string;
}

/** Makes the folder when it is missing, and closes it to everyone but its owner. @throws when it cannot be made or written to */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path); // reader processes get these paths too
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700); // documents of customers: also when the folder was there before with wider rights
  return {
    database: join(folder, 'inkvoice.sqlite'),
    lock: join(folder, 'server.lock'),
    blobs: join(folder, 'blobs'),
    temporary: join(folder, 'tmp'),
  };
}

/** Empties the folder of temporary files. Only for the holder of the lock. */
export function emptyTemporary(folder: DataFolder): void {
  rmSync(folder.temporary, { recursive: true, force: true });
  mkdirSync(folder.temporary, { mode: 0o700 });
}
