import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAGES } from './fixtures/alphabets.ts';
import { missingWords, rasterOf } from './fixtures/pictures.ts';
import { createOcr, type Ocr } from './index.ts';

/** So many words may be missing: two lose the full stop at the end of their line. */
const FULL_STOPS = 2;

let ocr: Ocr;
beforeAll(async () => {
  ocr = await createOcr({ threads: 2 });
});
afterAll(() => ocr.close());

/** The words of a picture of this folder, as they come. */
async function read(name: keyof typeof PAGES, rotate = 0): Promise<{ words: string[]; rotation: number }> {
  const raster = await rasterOf(sharp(join(import.meta.dirname, `fixtures/${name}.png`)));
  const settings = { straighten: true, rotate, binarize: false, upsample: false };
  const result = await ocr.read(raster, settings);
  return { words: result.words.map(({ text }) => text), rotation: result.rotation };
}

const missing = (name: keyof typeof PAGES, read: readonly string[]) =>
  missingWords(
    PAGES[name].flatMap((line) => line.split(' ')),
    read,
  );

test.each(['greek', 'bulgarian'] as const)('a page in %s is read in its letters', async (name) => {
  const { words } = await read(name);
  expect(missing(name, words).length).toBeLessThanOrEqual(FULL_STOPS);
});

test('lines in Greek on a page in English are read', async () => {
  const { words } = await read('bilingual');
  expect(missing('bilingual', words)).toEqual([]);
});

test('a page in Greek that stands on its head is turned and read', async () => {
  const { words, rotation } = await read('greek', 180);
  expect(rotation).toBe(0);
  expect(missing('greek', words).length).toBeLessThanOrEqual(FULL_STOPS);
});
