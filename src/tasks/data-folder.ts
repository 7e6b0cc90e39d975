import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where everything lies in the data folder. */
export interface DataFolder {
  database: string;
  lock: string;
  blobs: string;
  /** Temporary files of reader processes; emptied at every start of a server. */
  temporary: string;
}

/** A data folder that cannot be used, with the error of the operating system as its cause. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly folder: string;

  constructor(folder: string, cause: unknown) {
    super(`The data folder ${folder} cannot be used: ${(cause as Error).message}`, { cause });
    this.folder = folder;
  }
}

/**
 * Makes the folder when it is missing, and closes it to everyone but its owner.
 * @throws DataFolderError when it cannot be made, or is a file
 */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path); // reader processes get these paths too
  try {
    makeFolder(folder);
  } catch (error) {
    throw new DataFolderError(folder, error);
  }
  return {
    database: join(folder, 'inkvoice.sqlite'),
    lock: join(folder, 'server.lock'),
    blobs: join(folder, 'blobs'),
    temporary: join(folder, 'tmp'),
  };
}

/** Step by step: below /proc, mkdir's own `recursive` never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    readdirSync(folder);
    try {
      chmodSync(folder, 0o700); // documents of customers: also when the folder was there before with wider rights
    } catch (error) {
      // A mounted volume may belong to somebody else. What is written into it is closed to others by itself.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    }
    return;
  }
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** Empties the folder of temporary files. Only for the holder of the lock. */
export function emptyTemporary(folder: DataFolder): void {
  rmSync(folder.temporary, { recursive: true, force: true });
  mkdirSync(folder.temporary, { mode: 0o700 });
}
