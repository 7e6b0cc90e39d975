import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type DocumentLimits, openDocument, type Raster } from '../index.ts';

const limits: DocumentLimits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };

async function draw(bytes: Uint8Array): Promise<Raster> {
  const document = await openDocument(bytes, limits);
  try {
    return await (await document.page(1)).raster();
  } finally {
    document.close();
  }
}
const svg = (content: string, size = 'width="210mm" height="297mm" viewBox="0 0 210 297"') =>
  Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`);

const colour = ({ data, width, height }: Raster, x: number, y: number) => {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
  return [...data.subarray(at, at + 3)];
};

describe('a drawing (SVG)', () => {
  test('is drawn on white, as large as its print has to be to be read', async () => {
    const raster = await draw(svg('<rect x="0" y="0" width="105" height="297" fill="#00f"/>'));
    expect(Math.max(raster.width, raster.height)).toBeGreaterThan(2300);
    expect(raster.width / raster.height).toBeCloseTo(210 / 297, 2);
    expect([colour(raster, 0.25, 0.5), colour(raster, 0.75, 0.5)]).toEqual([
      [0, 0, 255],
      [255, 255, 255],
    ]);
  });

  test('shows pictures that it holds, and loads none from files or addresses', async () => {
    const red = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    const folder = await mkdtemp(join(tmpdir(), 'inkvoice-svg-'));
    await writeFile(join(folder, 'red.png'), red);
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end(red);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const image = (href: string, y: number) =>
      `<image href="${href}" x="0" y="${y}" width="210" height="90"/>`;
    const raster = await draw(
      svg(
        image(`data:image/png;base64,${red.toString('base64')}`, 0) +
          image(`file://${join(folder, 'red.png')}`, 100) +
          image(`http://127.0.0.1:${port}/red.png`, 200),
      ),
    );
    server.close();
    await rm(folder, { recursive: true });
    expect(colour(raster, 0.5, 0.15)).toEqual([255, 0, 0]);
    expect(colour(raster, 0.5, 0.5)).toEqual([255, 255, 255]);
    expect(colour(raster, 0.5, 0.85)).toEqual([255, 255, 255]);
    expect(asked).toBe(0);
  });

  test('that holds a picture of too many pixels is refused before it is decoded', async () => {
    const large = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const bytes = svg(
      `<image href="data:image/png;base64,${large.toString('base64')}" width="9" height="9"/>`,
    );
    const strict = { ...limits, maxPixels: 80_000 };
    await expect(openDocument(bytes, strict)).rejects.toMatchObject({ code: 'too_many_pixels' });
    const broken = svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>');
    await expect(openDocument(broken, limits)).rejects.toMatchObject({ code: 'damaged_image' });
  });
});

test('a picture in JPEG 2000 opens, a pixel for a pixel', async () => {
  const bytes = await readFile(new URL('../../../test/corpus/fixtures/scan.jp2', import.meta.url));
  const document = await openDocument(bytes, limits);
  expect([document.format, document.pageCount]).toEqual(['jpeg2000', 1]);
  const raster = await (await document.page(1)).raster();
  expect([raster.width, raster.height]).toEqual([1654, 2339]);
  expect(raster.data.some((value) => value < 80)).toBe(true);
  document.close();
  await expect(openDocument(bytes, { ...limits, maxPixels: 1_000_000 })).rejects.toMatchObject({
    code: 'too_many_pixels',
  });
});

test('a picture of 35 million pixels is read at 16, turned as EXIF says', async () => {
  const large = sharp({ create: { width: 4960, height: 7016, channels: 3, background: '#fff' } });
  const bytes = await large.withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const raster = await draw(bytes);
  expect(raster.width * raster.height).toBeLessThan(16_100_000);
  expect(raster.width * raster.height).toBeGreaterThan(15_000_000);
  expect(raster.width / raster.height).toBeCloseTo(7016 / 4960, 2);
});
