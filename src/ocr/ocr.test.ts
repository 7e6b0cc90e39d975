import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Word } from '../document/index.ts';
import { withMargin } from './fixtures/margin.ts';
import { missingWords, rasterOf } from './fixtures/pictures.ts';
import { createOcr, type Ocr, type OcrSettings } from './index.ts';

const PAGE = join(import.meta.dirname, 'fixtures/page.png');
const SCAN = join(import.meta.dirname, '../../samples/uk-vat-summary/uk-vat-summary-scan.jpg');
const TRUTH = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/page.json'), 'utf8')) as Pick<
  Word,
  'text' | 'box'
>[];
const PLAIN: OcrSettings = { straighten: true, rotate: 0, binarize: false, upsample: false };

let ocr: Ocr;
beforeAll(async () => {
  ocr = await createOcr({ threads: 2 });
});
afterAll(() => ocr.close());

type Picture = ReturnType<typeof sharp>;

const read = async (picture: Picture, settings: Partial<OcrSettings> = {}) =>
  ocr.read(await rasterOf(picture), { ...PLAIN, ...settings });

const TEXTS = TRUTH.map(({ text }) => text);
const missing = (words: readonly Word[]) =>
  missingWords(
    TEXTS,
    words.map(({ text }) => text),
  );

/** The largest distance in pixels of any edge of any word from where it is. */
function worstEdge(words: readonly Word[], scale = 1): number {
  const once = TRUTH.filter(({ text }) => words.filter((word) => word.text === text).length === 1);
  expect(once.length).toBeGreaterThan(TRUTH.length / 2);
  return Math.max(
    ...once.flatMap(({ text, box }) => {
      const found = words.find((word) => word.text === text)!.box;
      return (['x0', 'y0', 'x1', 'y1'] as const).map((edge) => Math.abs(found[edge] / scale - box[edge]));
    }),
  );
}

describe('a clean page', () => {
  test('every word is read, with € £ ä ö ü, and nothing else', async () => {
    const { words, rotation } = await read(sharp(PAGE));
    expect(missing(words)).toEqual([]);
    expect(words).toHaveLength(TRUTH.length);
    expect(rotation).toBe(0);
  });

  test('is read the same on any number of threads', async () => {
    const { words } = await read(sharp(SCAN));
    for (const threads of [1, 3]) {
      const other = await createOcr({ threads });
      expect((await other.read(await rasterOf(sharp(SCAN)), PLAIN)).words).toEqual(words);
      await other.close();
    }
  });

  test('boxes are within 3 pixels of the ink', async () => {
    const { words } = await read(sharp(PAGE));
    expect(worstEdge(words)).toBeLessThanOrEqual(3);
  });

  test('confidences are between 0 and 1, and high', async () => {
    const { words } = await read(sharp(PAGE));
    for (const { confidence } of words) {
      expect(confidence).toBeGreaterThan(0.5);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  test('a blank page gives no words', async () => {
    const blank = sharp({ create: { width: 800, height: 1100, channels: 3, background: '#fdfdfd' } });
    expect((await read(blank)).words).toEqual([]);
  });

  test('the smallest picture that a document may hold gives no words', async () => {
    const dot = sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } });
    expect((await read(dot)).words).toEqual([]);
  });

  test('light text on a dark ground is read', async () => {
    expect(missing((await read(sharp(PAGE).negate())).words)).toEqual([]);
  });
});

describe('a page that is not upright', () => {
  test.each([
    [90, -90],
    [180, 180],
    [270, 90],
  ])('a page turned by %i° is turned back by %i° and read', async (turned, rotation) => {
    const result = await read(sharp(PAGE).rotate(turned));
    expect(missing(result.words)).toEqual([]);
    expect(result.rotation).toBe(rotation);
    expect([result.width, result.height]).toEqual([1240, 1000]);
    expect(worstEdge(result.words)).toBeLessThanOrEqual(3);
  });

  test('a page that the caller says is turned by 90° is not turned twice', async () => {
    const { words, rotation } = await read(sharp(PAGE).rotate(90), { rotate: 270 });
    expect(missing(words)).toEqual([]);
    expect(rotation).toBe(-90);
  });

  test.each([2, -5, 8, 15])('a page tilted by %i° is straightened to within 0.3° and read', async (tilt) => {
    const page = await read(sharp(PAGE).rotate(tilt, { background: '#fff' }));
    const { words, rotation, width, height } = page;
    expect(rotation).toBeCloseTo(-tilt, 0);
    expect(Math.abs(rotation + tilt)).toBeLessThan(0.3);
    expect(missing(words).length).toBeLessThanOrEqual(2);
    expect(await page.raster()).toMatchObject({ width, height });
  });

  test('without straightening the picture stays as it is and is read', async () => {
    const tilted = sharp(PAGE).rotate(5, { background: '#fff' });
    const { words, rotation, width, height } = await read(tilted, { straighten: false });
    expect(rotation).toBe(0);
    const { width: w, height: h } = await rasterOf(sharp(PAGE).rotate(5, { background: '#fff' }));
    expect([width, height]).toEqual([w, h]);
    expect(missing(words).length).toBeLessThanOrEqual(2);
  });
});

describe('a page that is hard to read', () => {
  test('small print, as on a screenshot, is read enlarged, with boxes in the enlarged picture', async () => {
    const { words, width } = await read(sharp(PAGE).resize({ width: 496 }), { upsample: true });
    expect(width).toBe(992);
    expect(missing(words).length).toBeLessThanOrEqual(3);
    expect(worstEdge(words, 0.8)).toBeLessThanOrEqual(5);
  });

  test('a stained page in black and white stays readable', async () => {
    const stain = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1000">
         <radialGradient id="coffee"><stop offset="0.7" stop-color="#604020" stop-opacity="0.7"/><stop offset="1" stop-color="#604020" stop-opacity="0"/></radialGradient>
         <circle cx="400" cy="350" r="320" fill="url(#coffee)"/></svg>`,
    );
    const stained = sharp(
      await sharp(PAGE)
        .toColourspace('srgb')
        .composite([{ input: stain }])
        .png()
        .toBuffer(),
    );
    const page = await read(stained, { binarize: true });
    expect(missing(page.words).length).toBeLessThanOrEqual(2);
    expect(new Set((await page.raster()).data)).toEqual(new Set([0, 255]));
  });

  test('a strip ten times as long as wide is read from end to end', async () => {
    const strip = await sharp(PAGE).extract({ left: 60, top: 330, width: 480, height: 40 }).png().toBuffer();
    const long = sharp({ create: { width: 480, height: 4800, channels: 3, background: '#fff' } }).composite(
      [100, 1250, 2500, 3700, 4700].map((top) => ({ input: strip, left: 0, top })),
    );
    const { words } = await read(sharp(await long.png().toBuffer()));
    expect(words.filter(({ text }) => text === 'geschnitten')).toHaveLength(5);
  });
});

test('small print up the margin is read, and each word once', async () => {
  const { words } = await read(await withMargin(PAGE, 336));
  expect(missing(words)).toEqual([]);
  const margin = words.filter(({ box }) => box.x1 < 60).map(({ text }) => text);
  expect(margin.join(' ')).toBe('Vielen Dank für Ihren Auftrag und bis zum nächsten Mal');
});

test('two pages at once are read as if one after the other', async () => {
  const [a, b] = await Promise.all([read(sharp(PAGE)), read(sharp(PAGE).rotate(180))]);
  expect(missing(a.words)).toEqual([]);
  expect(missing(b.words)).toEqual([]);
});
