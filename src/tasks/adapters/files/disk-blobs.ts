import { mkdir, open as openFile, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore, TaskId } from '../../ports/index.ts';
import { removeOldFiles } from './remove-old-files.ts';
import { setAsideFolder } from './set-aside.ts';

/** A disk with less room is called full, before it is: the store's own files need some. */
const LEAST_FREE = 32 * 2 ** 20;

/** Written and removed to learn whether the disk takes a document. */
const PROBE = '.probe';

/**
 * Blobs as files of one folder, named by their task; pictures of pages in the folder `pages` beside it, documents without a task in `set-aside`. Files are readable by their owner only.
 * @param open replaces the file system's `open` in tests that watch what is opened
 */
export async function openDiskBlobs(folder: string, open = openFile): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (id: TaskId) => join(folder, id);
  const pages = join(folder, '..', 'pages');
  await mkdir(pages, { recursive: true, mode: 0o700 });
  const aside = setAsideFolder(join(folder, '..'));
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const pageFolder = (id: TaskId) => join(pages, id);
  // A new file is safe only once its folder is synced too: POSIX may lose the name otherwise. Windows cannot sync a folder. The folder stays
  // open: opening and closing it each time took two more turns in a queue that syncs delay (four documents of 176 KB at once beside a busy
  // reader, 99th percentile: 45 to 65 ms; 36 to 45 with it open).
  const names = process.platform === 'win32' ? undefined : await open(folder, 'r');

  return {
    async put(id, bytes) {
      const handle = await open(file(id), 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        // Together: the name has been in the folder since the file was opened, and one journal commit serves both.
        await Promise.all([handle.sync(), names?.sync()]);
      } finally {
        handle.close().catch(() => {}); // the document is safe by now: nobody needs to wait for this
      }
    },

    fetchDocument: async (id) => file(id),

    openPageFolder: async (id) => pageFolder(id),

    keepPages: async () => {}, // they were written where they stay

    fetchPage: async (id, page) => join(pageFolder(id), `${page}.webp`),

    async remove(id) {
      await rm(file(id), { force: true });
      await rm(pageFolder(id), { recursive: true, force: true });
    },

    async setAside(id) {
      await rm(pageFolder(id), { recursive: true, force: true });
      const now = new Date();
      try {
        await utimes(file(id), now, now); // its time here begins
        await rename(file(id), join(aside, id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // there were only pictures
      }
    },

    removeSetAside: (ageMs) => removeOldFiles(aside, ageMs),

    async check() {
      const probe = join(folder, PROBE);
      const handle = await open(probe, 'w', 0o600);
      await handle.writeFile('?').finally(() => handle.close());
      await rm(probe, { force: true });
      await stat(pages);
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < LEAST_FREE)
        throw Object.assign(new Error('The disk is nearly full.'), { code: 'ENOSPC' });
    },

    async listOlderThan(ageMs) {
      const limit = Date.now() - ageMs; // the file system's clock, not the server's: mtime comes from it
      const old: TaskId[] = [];
      for (const place of [folder, pages]) {
        for (const name of await readdir(place)) {
          const facts = await stat(join(place, name)).catch(() => undefined);
          if (facts && facts.mtimeMs <= limit && name !== PROBE) old.push(name);
        }
      }
      return old;
    },

    close: async () => names?.close(),
  };
}
