import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BlobStore } from '../src/tasks/ports/index.ts';

export interface BlobsUnderTest {
  blobs: BlobStore;
  /** Closes the store and removes its data. */
  destroy(): Promise<void>;
}

/** The promises of the blob port. Every store of blobs passes all of them. */
export function describeBlobs(kind: string, create: () => Promise<BlobsUnderTest>): void {
  describe(`${kind}: a store of blobs`, () => {
    let under: BlobsUnderTest;
    let blobs: BlobStore;
    beforeEach(async () => {
      under = await create();
      blobs = under.blobs;
    });
    afterEach(() => under.destroy());

    const document = new Uint8Array([0, 255, 10, 13, 0]);
    const read = async (path: string) => new Uint8Array(await readFile(path));

    test('gives back a document as a file with exactly its bytes', async () => {
      await blobs.put('one', document);
      await blobs.put('two', new Uint8Array());
      expect(await read(await blobs.fetchDocument('one'))).toEqual(document);
      expect(await read(await blobs.fetchDocument('two'))).toEqual(new Uint8Array());
    });

    test('refuses a second document under the same id and keeps the first', async () => {
      await blobs.put('one', document);
      await expect(blobs.put('one', new Uint8Array([1]))).rejects.toThrow();
      expect(await read(await blobs.fetchDocument('one'))).toEqual(document);
    });

    test('keeps the pictures of pages that a reader wrote', async () => {
      await blobs.put('one', document);
      const folder = await blobs.openPageFolder('one');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, '2.webp'), 'picture');
      await blobs.keepPages('one');
      expect(await readFile(await blobs.fetchPage('one', 2), 'utf8')).toBe('picture');
      await expect(readFile(await blobs.fetchPage('one', 1))).rejects.toThrow();
    });

    test('removes a document with its pages, and removing what is gone is no error', async () => {
      await blobs.put('one', document);
      await blobs.put('two', document);
      const folder = await blobs.openPageFolder('one');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, '1.webp'), 'picture');
      await blobs.keepPages('one');
      await blobs.remove('one');
      await blobs.remove('one');
      expect(new Set(await blobs.listOlderThan(-1000))).toEqual(new Set(['two']));
    });

    test('lists blobs by their age', async () => {
      await blobs.put('one', document);
      expect(await blobs.listOlderThan(60_000)).toEqual([]);
      expect(await blobs.listOlderThan(-1000)).toEqual(['one']);
    });
  });
}
