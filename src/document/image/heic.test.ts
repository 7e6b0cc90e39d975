import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addHeicPack, hasHeicPack, openDocument } from '../index.ts';

const PHOTO = readFileSync(new URL('../fixtures/letter.heic', import.meta.url));
const LIMITS = { maxBytes: 4e7, maxPixels: 1e8, maxPages: 200 };

const installed = hasHeicPack();

describe('a HEIC photo without its decoder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inkvoice-test-'));
    process.env.INKVOICE_PACKS = folder;
  });
  afterEach(() => {
    delete process.env.INKVOICE_PACKS;
    rmSync(folder, { recursive: true });
  });

  test('is refused with the command that adds it', async () => {
    await expect(openDocument(PHOTO, LIMITS)).rejects.toThrow('inkvoice formats add HEIC');
  });

  test('a decoder that is not the one expected is not kept', async () => {
    const header = Buffer.alloc(512);
    header.write('package/libheif-wasm/libheif.js');
    header.write('00000000004', 124);
    const archive = Buffer.concat([header, Buffer.from('evil'.padEnd(512, '\0'))]);
    await expect(addHeicPack(async () => archive)).rejects.toThrow('is not the one expected');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('nor is one that was changed afterwards loaded', async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(folder, 'heic'));
    for (const name of ['libheif.cjs', 'libheif.wasm', 'LICENSE'])
      writeFileSync(join(folder, 'heic', name), 'process.exit(1)');
    await expect(openDocument(PHOTO, LIMITS)).rejects.toThrow('inkvoice formats add HEIC');
  });
});

describe.skipIf(!installed)('a HEIC photo with its decoder', () => {
  test('opens with its size and pixels', async () => {
    const photo = await openDocument(PHOTO, LIMITS);
    expect(photo).toMatchObject({ format: 'heic', pageCount: 1 });
    const page = await photo.page(1);
    expect(page).toMatchObject({ width: 1600, height: 2200 });
    const { data, width, height } = await page.raster();
    expect(data.length).toBe(width * height * 3);
    expect(data.some((value) => value > 200) && data.some((value) => value < 80)).toBe(true);
    photo.close();
  });

  test('is checked for its size before it is decoded', async () => {
    await expect(openDocument(PHOTO, { ...LIMITS, maxPixels: 3_000_000 })).rejects.toThrow('1600 × 2200');
  });

  test.each([0.3, 0.9])('that breaks off after %d of it is damaged, and nothing is printed', async (part) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const photo = openDocument(PHOTO.subarray(0, PHOTO.length * part), LIMITS);
    await expect(photo.then((open) => open.page(1)).then((page) => page.raster())).rejects.toThrow(/damaged/);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});
