import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { ENCODERS } from '../../../test/corpus/encoders.ts';
import { tiffOf } from '../../../test/corpus/tiff.ts';
import { type DocumentLimits, openDocument, type Raster } from '../index.ts';

const limits: DocumentLimits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };

/** A picture whose four quarters are red, green (top), blue and white (bottom). */
function quartered(width = 64, height = 48): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, top] = [x < width / 2, y < height / 2];
      const colour = top ? (left ? [255, 0, 0] : [0, 255, 0]) : left ? [0, 0, 255] : [255, 255, 255];
      data.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** The colour in the middle of each quarter: top left, top right, bottom left, bottom right. */
function corners({ data, width, height }: Raster): string[] {
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ].map(([x, y]) => {
    const at = (Math.floor(height * y!) * width + Math.floor(width * x!)) * 3;
    const strong = [...data.subarray(at, at + 3)].map((value) =>
      value > 200 ? 'F' : value < 55 ? '0' : '?',
    );
    return (
      { F00: 'red', '0F0': 'green', '00F': 'blue', FFF: 'white', '000': 'black' }[strong.join('')] ?? '?'
    );
  });
}

async function read(bytes: Uint8Array, page = 1): Promise<Raster> {
  const document = await openDocument(bytes, limits);
  const opened = await document.page(page);
  const raster = await opened.raster();
  expect([raster.width, raster.height]).toEqual([opened.width, opened.height]);
  expect(raster.data.length).toBe(raster.width * raster.height * 3);
  document.close();
  return raster;
}

const UPRIGHT = ['red', 'green', 'blue', 'white'];

describe('a picture in each format opens as RGB', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'])('%s', async (format) => {
    const bytes = await ENCODERS[format]!.encode(quartered());
    expect((await openDocument(bytes, limits)).format).toBe(format);
    const raster = await read(bytes);
    expect([raster.width, raster.height]).toEqual([64, 48]);
    expect(corners(raster)).toEqual(UPRIGHT);
  });

  test('a palette, 16 bits a channel, grey and CMYK become 8-bit RGB', async () => {
    const encoded = async (name: string, picture = quartered()) => {
      const bytes = await ENCODERS[name]!.encode(picture);
      return { bytes, raster: await read(bytes) };
    };
    expect(corners((await encoded('palette')).raster)).toEqual(UPRIGHT);
    expect(corners((await encoded('sixteen-bits')).raster)).toEqual(UPRIGHT);
    const cmyk = await encoded('cmyk');
    expect((await sharp(cmyk.bytes).metadata()).channels).toBe(4);
    expect(corners(cmyk.raster)[3]).toBe('white');
    const grey = sharp({ create: { width: 32, height: 32, channels: 3, background: '#c0c0c0' } });
    for (const name of ['grey', 'grey-sixteen-bits']) {
      const { data } = (await encoded(name, grey.clone())).raster;
      expect([...data.subarray(0, 3)]).toEqual([0xc0, 0xc0, 0xc0]);
    }
  });

  test('one bit a pixel, as fax and scanner TIFFs have it', async () => {
    const half = Buffer.alloc(64 * 32, 255).fill(0, 0, 64 * 16);
    const picture = sharp(half, { raw: { width: 64, height: 32, channels: 1 } });
    const raster = await read(await ENCODERS.fax!.encode(picture));
    expect(corners(raster)).toEqual(['black', 'black', 'white', 'white']);
  });

  test('transparency is laid on white', async () => {
    const clear = sharp({
      create: { width: 32, height: 32, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    for (const bytes of [
      await clear.clone().png().toBuffer(),
      await clear.clone().webp().toBuffer(),
      await clear.clone().toColourspace('b-w').png().toBuffer(),
    ]) {
      expect((await read(bytes)).data.every((value) => value === 255)).toBe(true);
    }
  });
});

describe('EXIF orientation is applied', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i', async (orientation) => {
    const bytes = await ENCODERS[`exif-${orientation}`]!.encode(quartered());
    const raster = await read(bytes);
    expect([raster.width, raster.height]).toEqual([64, 48]);
    expect(corners(raster)).toEqual(UPRIGHT);
  });
});

describe('a file of several pictures', () => {
  const frames = (count: number) => {
    const data = Buffer.alloc(32 * 24 * 3 * count);
    for (let frame = 0; frame < count; frame++) data.fill(frame * 40, frame * 32 * 24 * 3);
    return sharp(data, { raw: { width: 32, height: 24 * count, channels: 3, pageHeight: 24 } });
  };

  test('of a GIF the first frame is read', async () => {
    const bytes = await frames(3)
      .gif({ delay: [100, 100, 100] })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(3);
    const document = await openDocument(bytes, limits);
    expect(document.pageCount).toBe(1);
    const raster = await read(bytes);
    expect([raster.width, raster.height, raster.data[0]]).toEqual([32, 24, 0]);
  });

  test('of a TIFF all pages are read, each at its own', async () => {
    const bytes = tiff([
      [20, 30, 10],
      [40, 25, 200],
    ]);
    const document = await openDocument(bytes, limits);
    expect(document.pageCount).toBe(2);
    const [one, two] = [await read(bytes, 1), await read(bytes, 2)];
    expect([one.width, one.height, one.data[0]]).toEqual([20, 30, 10]);
    expect([two.width, two.height, two.data[0]]).toEqual([40, 25, 200]);
    await expect(openDocument(bytes, { ...limits, maxPages: 1 })).rejects.toMatchObject({
      code: 'too_many_pages',
    });
  });

  test('of a TIFF that breaks off the lost pages are counted and damaged, the half one too', async () => {
    const whole = tiff([
      [20, 30, 10],
      [40, 25, 200],
      [30, 30, 90],
    ]);
    // Page 3 begins behind 8 + 2 × 102 + 600 + 1000 bytes.
    for (const [length, damaged] of [
      [1500, [2, 3]],
      [1820, [3]],
      [1912 + 450, [3]],
    ] as const) {
      const bytes = whole.subarray(0, length);
      const document = await openDocument(bytes, limits);
      expect(document.pageCount).toBe(3);
      for (const number of [1, 2, 3]) {
        const picture = document.page(number).then((page) => page.raster());
        if ((damaged as readonly number[]).includes(number))
          await expect(picture, `page ${number} of ${length} bytes`).rejects.toMatchObject({
            code: 'damaged_image',
          });
        else expect((await picture).data[0]).toBe([10, 200][number - 1]);
      }
    }
  });

  test('a fax whose code breaks off in the middle is damaged, not half a page', async () => {
    const stripes = Buffer.alloc(400 * 400, 255);
    for (let at = 0; at < stripes.length; at++) if ((at * 7919) % 1013 < 300 + (at % 97)) stripes[at] = 0;
    const fax = await sharp(stripes, { raw: { width: 400, height: 400, channels: 1 } })
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    expect((await read(fax)).width).toBe(400);
    const broken = Buffer.from(fax).fill(0, 2000, 2040);
    await expect(read(broken)).rejects.toMatchObject({ code: 'damaged_image' });
  });

  test.each([
    [204, 98, 100, 208],
    [204, 196, 100, 104],
    [98, 196, 200, 100],
    [200, 200, 100, 100],
    [1, 100, 100, 100],
  ])('a fax of %i × %i pixels to the inch gets square pixels', async (x, y, width, height) => {
    const fax = await sharp(Buffer.alloc(100 * 100, 255), { raw: { width: 100, height: 100, channels: 1 } })
      .composite([
        { input: { create: { width: 100, height: 50, channels: 3, background: '#000' } }, left: 0, top: 0 },
      ])
      .tiff({ compression: 'lzw', xres: x / 25.4, yres: y / 25.4 })
      .toBuffer();
    const page = await (await openDocument(fax, limits)).page(1);
    expect([page.width, page.height]).toEqual([width, height]);
    const raster = await page.raster();
    expect([raster.width, raster.height]).toEqual([width, height]);
    const middle = 3 * width * (height / 2);
    expect([raster.data[middle - 3 * width * 3], raster.data[middle + 3 * width * 3]]).toEqual([0, 255]);
  });

  test('directories that lead back to the first end the file', async () => {
    const bytes = Buffer.from(
      tiff([
        [20, 30, 10],
        [40, 25, 200],
      ]),
    );
    bytes.writeUInt32LE(8, 8 + 102 + 600 + 98);
    expect((await openDocument(bytes, limits)).pageCount).toBe(2);
    expect((await read(bytes, 2)).data[0]).toBe(200);
  });
});

/** Pages of one grey each, by [width, height, value]. */
const tiff = (pages: readonly [number, number, number][]) =>
  tiffOf(
    pages.map(([width, height, value]) => ({ width, height, data: Buffer.alloc(width * height, value) })),
  );

describe('what cannot be read says why', () => {
  test('a picture of 20,000 × 20,000 is refused from its header, without memory for its pixels', async () => {
    const chunk = (type: string, data: Buffer) => {
      const body = Buffer.concat([Buffer.from(type), data]);
      const ends = Buffer.alloc(8);
      ends.writeUInt32BE(data.length, 0);
      ends.writeUInt32BE(crc32(body), 4);
      return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(20_000, 0);
    header.writeUInt32BE(20_000, 4);
    header[8] = 1;
    const rows = deflateSync(Buffer.alloc(20_000 * (1 + 20_000 / 8)), { level: 1 });
    const whole = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', rows),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    const before = process.memoryUsage().rss;
    await expect(openDocument(whole, limits)).rejects.toMatchObject({ code: 'too_many_pixels' });
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test.each([
    [1, 1],
    [1000, 8],
    [15, 300],
  ])('%i × %i pixels are too small', async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await expect(openDocument(bytes, limits)).rejects.toMatchObject({ code: 'image_too_small' });
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'tiff'] as const)(
    'a %s cut in half is damaged',
    async (format) => {
      const noise = await sharp({
        create: {
          width: 200,
          height: 200,
          channels: 3,
          background: '#fff',
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
        },
      })
        .toFormat(format)
        .toBuffer();
      const half = noise.subarray(0, noise.length / 2);
      const raster = openDocument(half, limits).then(async (document) => (await document.page(1)).raster());
      await expect(raster).rejects.toMatchObject({ code: 'damaged_image' });
    },
  );
});
