import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiskBlobs } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-blobs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('a document');

/** Blobs whose syncs end when they are let; `begun` tells which were asked for, and whether the bytes were in the file by then. */
async function slowDisk() {
  const begun: string[] = [];
  const waiting: { done: () => void; fail: (error: Error) => void }[] = [];
  const place = join(folder, 'blobs');
  const blobs = await openDiskBlobs(place, async (path, ...rest) => {
    const handle = await open(path, ...rest);
    handle.sync = async () => {
      const written = path === place ? '' : ` of ${(await readFile(String(path))).length} bytes`;
      begun.push((path === place ? 'folder' : 'file') + written);
      await new Promise<void>((done, fail) => waiting.push({ done, fail }));
    };
    return handle;
  });
  return { blobs, begun, waiting };
}

test.skipIf(process.platform === 'win32')(
  'a document is kept once the written file and the name in its folder are both on disk, and not before',
  async () => {
    const { blobs, begun, waiting } = await slowDisk();
    let kept = false;
    const put = blobs.put('one', bytes).then(() => {
      kept = true;
    });
    await expect.poll(() => [...begun].sort()).toEqual([`file of ${bytes.length} bytes`, 'folder']);
    waiting[0]!.done();
    await new Promise(setImmediate);
    expect(kept).toBe(false);
    waiting[1]!.done();
    await put;
    await blobs.close();
  },
);

test.skipIf(process.platform === 'win32')(
  'a document that a sync could not bring to disk is not kept',
  async () => {
    for (const failing of [0, 1]) {
      const { blobs, waiting } = await slowDisk();
      const put = blobs.put(`broken ${failing}`, bytes);
      await expect.poll(() => waiting.length).toBe(2);
      waiting[failing]!.fail(new Error('EIO'));
      waiting[1 - failing]!.done();
      await expect(put).rejects.toThrow('EIO');
      await blobs.close();
    }
  },
);
