import { mkdir, open as openFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskId } from './task.ts';

/** Where the bytes of documents lie until their task has ended. */
export interface BlobStore {
  /** Keeps the bytes. Once resolved, they survive `kill -9` and power loss. @throws when the disk is full or broken */
  put(id: TaskId, bytes: Uint8Array): Promise<void>;
  /** A file on this machine that holds the bytes, for a reader process to open. */
  path(id: TaskId): Promise<string>;
  /** A folder on this machine for the pictures of its pages as they were read, `1.webp` and so on; a reader makes it. */
  pageFolder(id: TaskId): Promise<string>;
  /** Deletes them with the pictures of their pages; nothing happens when there are none. */
  remove(id: TaskId): Promise<void>;
  /** Ids of the blobs older than `ageMs`, to find those whose task is gone. */
  olderThan(ageMs: number): Promise<TaskId[]>;
  close(): Promise<void>;
}

/**
 * Blobs as files of one folder, named by their task. Files are readable by their owner only.
 * @param open of the file system; a test watches what it opens
 */
export async function openDiskBlobs(folder: string, open = openFile): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (id: TaskId) => join(folder, id);
  const pages = join(folder, '..', 'pages'); // beside the documents
  await mkdir(pages, { recursive: true, mode: 0o700 });
  const pageFolder = (id: TaskId) => join(pages, id);
  // A new file is safe only once its folder is: POSIX lets the name be lost otherwise. Windows cannot sync a folder. It stays open: opening
  // and closing it each time took two more turns in a queue that syncs hold up (four documents of 176 KB at once beside a busy reader,
  // 99th percentile: 45 to 65 ms, 36 to 45 with it open).
  const names = process.platform === 'win32' ? undefined : await open(folder, 'r');

  return {
    async put(id, bytes) {
      const handle = await open(file(id), 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        // Together: the name is in the folder since the file was opened, and one journal commit serves both.
        await Promise.all([handle.sync(), names?.sync()]);
      } finally {
        handle.close().catch(() => {}); // it is safe by now: nobody need wait for this
      }
    },

    path: async (id) => file(id),

    pageFolder: async (id) => pageFolder(id),

    async remove(id) {
      await rm(file(id), { force: true });
      await rm(pageFolder(id), { recursive: true, force: true });
    },

    async olderThan(ageMs) {
      const limit = Date.now() - ageMs; // the file system's clock, not the server's: mtime comes from it
      const old: TaskId[] = [];
      for (const place of [folder, pages]) {
        for (const name of await readdir(place)) {
          const facts = await stat(join(place, name)).catch(() => undefined);
          if (facts && facts.mtimeMs <= limit) old.push(name);
        }
      }
      return old;
    },

    close: async () => names?.close(),
  };
}
