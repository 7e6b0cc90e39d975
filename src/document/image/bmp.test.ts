import { expect, test } from 'vitest';
import { type Bitmap, makeBmp, u16, u32 } from '../../../test/corpus/bmp.ts';
import { type DocumentLimits, openDocument, type Raster } from '../index.ts';
import { decodeBmp } from './bmp.ts';

const limits: DocumentLimits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };

/** Pixels as hexadecimal colours, a row each. */
function rows({ data, width, height }: Raster): string[] {
  const hex = Buffer.from(data).toString('hex');
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => hex.slice((y * width + x) * 6, (y * width + x + 1) * 6)).join(
      ' ',
    ),
  );
}

const WHITE_RED = [
  [255, 255, 255],
  [255, 0, 0],
];
const EXPECTED = ['ff0000 ffffff ff0000', 'ffffff ffffff ff0000'];

test.each<[string, Bitmap]>([
  ['1 bit', { width: 3, height: 2, bits: 1, palette: WHITE_RED, pixels: [0x20, 0, 0, 0, 0xa0, 0, 0, 0] }],
  [
    '1 bit with the header of OS/2',
    { width: 3, height: 2, bits: 1, core: true, palette: WHITE_RED, pixels: [0x20, 0, 0, 0, 0xa0, 0, 0, 0] },
  ],
  [
    '4 bits',
    { width: 3, height: 2, bits: 4, palette: WHITE_RED, pixels: [0x00, 0x10, 0, 0, 0x10, 0x10, 0, 0] },
  ],
  ['8 bits', { width: 3, height: 2, bits: 8, palette: WHITE_RED, pixels: [0, 0, 1, 0, 1, 0, 1, 0] }],
  [
    '8 bits, rows from the top',
    { width: 3, height: -2, bits: 8, palette: WHITE_RED, pixels: [1, 0, 1, 0, 0, 0, 1, 0] },
  ],
  [
    'runs of 8 bits: run, literal with padding, end of line',
    {
      width: 3,
      height: 2,
      bits: 8,
      compression: 1,
      palette: WHITE_RED,
      pixels: [2, 0, 1, 1, 0, 0, 0, 3, 1, 0, 1, 0, 0, 1],
    },
  ],
  [
    'runs of 8 bits: delta',
    {
      width: 3,
      height: 2,
      bits: 8,
      compression: 1,
      palette: WHITE_RED,
      pixels: [0, 2, 2, 0, 1, 1, 0, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, 1],
    },
  ],
  [
    'runs of 4 bits',
    {
      width: 3,
      height: 2,
      bits: 4,
      compression: 2,
      palette: WHITE_RED,
      pixels: [2, 0x00, 1, 0x10, 0, 0, 0, 3, 0x10, 0x10, 0, 1],
    },
  ],
  [
    '16 bits',
    {
      width: 3,
      height: 2,
      bits: 16,
      pixels: [...u16(0x7fff, 0x7fff, 0x7c00, 0), ...u16(0x7c00, 0x7fff, 0x7c00, 0)],
    },
  ],
  [
    '16 bits with masks of 5, 6 and 5',
    {
      width: 3,
      height: 2,
      bits: 16,
      compression: 3,
      more: u32(0xf800, 0x07e0, 0x1f),
      pixels: [...u16(0xffff, 0xffff, 0xf800, 0), ...u16(0xf800, 0xffff, 0xf800, 0)],
    },
  ],
  [
    '24 bits',
    {
      width: 3,
      height: 2,
      bits: 24,
      pixels: [
        255, 255, 255, 255, 255, 255, 0, 0, 255, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 0, 0, 0,
      ],
    },
  ],
  [
    '32 bits',
    {
      width: 3,
      height: 2,
      bits: 32,
      pixels: u32(0xffffff, 0xffffff, 0xff0000, 0xff0000, 0xffffff, 0xff0000),
    },
  ],
  [
    '32 bits of a V4 header, a transparent pixel among them',
    {
      width: 3,
      height: 2,
      bits: 32,
      compression: 3,
      more: [...u32(0xff0000, 0xff00, 0xff, 0xff000000), ...Array(52).fill(0)],
      pixels: u32(0, 0xffffffff, 0xffff0000, 0xffff0000, 0xffffffff, 0xffff0000),
    },
  ],
  [
    '32 bits of a V5 header whose alpha was never written',
    {
      width: 3,
      height: 2,
      bits: 32,
      compression: 3,
      more: [...u32(0xff0000, 0xff00, 0xff, 0xff000000), ...Array(68).fill(0)],
      pixels: u32(0xffffff, 0xffffff, 0xff0000, 0xff0000, 0xffffff, 0xff0000),
    },
  ],
])('a bitmap of %s', (_, bitmap) => {
  expect(rows(decodeBmp(makeBmp(bitmap)))).toEqual(EXPECTED);
});

const plain: Bitmap = { width: 32, height: 32, bits: 24, pixels: Array(32 * 32 * 3).fill(0x80) };

test('a bitmap opens as a document of one page', async () => {
  const document = await openDocument(makeBmp(plain), limits);
  const page = await document.page(1);
  expect([document.format, document.pageCount, page.width, page.height]).toEqual(['bmp', 1, 32, 32]);
  expect((await page.raster()).data).toEqual(new Uint8Array(32 * 32 * 3).fill(0x80));
});

test('a bitmap whose rows end early is damaged', () => {
  const bytes = makeBmp(plain);
  expect(() => decodeBmp(bytes.subarray(0, bytes.length - 1))).toThrow(/damaged/);
  const runs: Bitmap = {
    width: 32,
    height: 32,
    bits: 8,
    compression: 1,
    palette: WHITE_RED,
    pixels: [32, 1],
  };
  expect(() => decodeBmp(makeBmp(runs))).toThrow(/damaged/);
});

test('a bitmap that claims 2,000,000,000 pixels is refused from its header', async () => {
  const bytes = makeBmp({ ...plain, width: 50_000, height: 40_000 });
  await expect(openDocument(bytes, limits)).rejects.toMatchObject({ code: 'too_many_pixels' });
});

test('runs that leave the picture change nothing outside of it', () => {
  const pixels = [255, 1, 0, 2, 200, 1, 9, 1, 0, 1];
  const bytes = makeBmp({ width: 3, height: 2, bits: 8, compression: 1, palette: WHITE_RED, pixels });
  expect(rows(decodeBmp(bytes))).toEqual(['ffffff ffffff ffffff', 'ff0000 ff0000 ff0000']);
});

test('a picture in JPEG within a bitmap is known and not supported', async () => {
  const bytes = makeBmp({ ...plain, compression: 4 });
  await expect(openDocument(bytes, limits)).rejects.toMatchObject({ code: 'unsupported_format' });
});
