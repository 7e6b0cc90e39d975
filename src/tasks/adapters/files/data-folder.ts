import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where everything is in the data folder. */
export interface DataFolder {
  path: string;
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
 * Creates the folder when it is missing, and closes it to everyone but its owner.
 * @throws DataFolderError when it cannot be created, or is a file
 */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path); // reader processes get these paths too
  try {
    createFolder(folder);
  } catch (error) {
    throw new DataFolderError(folder, error);
  }
  return {
    path: folder,
    lock: join(folder, 'server.lock'),
    blobs: join(folder, 'blobs'),
    temporary: join(folder, 'tmp'),
  };
}

/** One folder at a time: below /proc, mkdir's own `recursive` never ends. */
function createFolder(folder: string): void {
  if (existsSync(folder)) {
    readdirSync(folder);
    try {
      chmodSync(folder, 0o700); // holds customers' documents: also when the folder existed with wider rights
    } catch (error) {
      // A mounted volume may belong to somebody else. Each file written into it is closed to others anyway.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    }
    return;
  }
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) createFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** Empties the folder of temporary files. Only for the holder of the lock. */
export function emptyTemporaryFolder(folder: DataFolder): void {
  rmSync(folder.temporary, { recursive: true, force: true });
  mkdirSync(folder.temporary, { mode: 0o700 });
}
