import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskId } from './task.ts';

/** Where the bytes of documents lie until their task has ended. */
export interface BlobStore {
  /** Keeps the bytes. Once resolved, they survive `kill -9` and power loss. @throws when the disk is full or broken */
  put(id: TaskId, bytes: Uint8Array): Promise<void>;
  /** A file on this machine that holds the bytes, for a reader process to open. */
  path(id: TaskId): Promise<string>;
  /** Deletes them; nothing happens when there are none. */
  remove(id: TaskId): Promise<void>;
  /** Ids of the blobs older than `ageMs`, to find those whose task is gone. */
  olderThan(ageMs: number): Promise<TaskId[]>;
}

/** Blobs as files of one folder, named by their task. Files are readable by their owner only. */
export async function openDiskBlobs(folder: string): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (id: TaskId) => join(folder, id);

  return {
    async put(id, bytes) {
      const handle = await open(file(id), 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        // Together: the name is in the folder since the file was opened, and one journal commit serves both.
        await Promise.all([handle.sync(), syncFolder(folder)]);
      } finally {
        await handle.close();
      }
    },

    path: async (id) => file(id),

    remove: (id) => rm(file(id), { force: true }),

    async olderThan(ageMs) {
      const limit = Date.now() - ageMs; // the file system's clock, not the server's: mtime comes from it
      const old: TaskId[] = [];
      for (const name of await readdir(folder)) {
        const facts = await stat(join(folder, name)).catch(() => undefined);
        if (facts && facts.mtimeMs <= limit) old.push(name);
      }
      return old;
    },
  };
}

/** A new file is safe only once its folder is: POSIX lets the name be lost otherwise. Windows cannot sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
