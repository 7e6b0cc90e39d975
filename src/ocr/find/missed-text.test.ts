import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Word } from '../../document/index.ts';
import { withMargin } from '../fixtures/margin.ts';
import type { Grey } from '../picture/picture.ts';
import { contains, type Rectangle } from '../picture/rectangle.ts';
import { findMissedText } from './missed-text.ts';

const PAGE = join(import.meta.dirname, '../fixtures/page.png');
const WORDS = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/page.json'), 'utf8')) as Word[];

/** Each word as the detector finds one: its ink, grown. */
const REGIONS = WORDS.map(({ box: { x0, y0, x1, y1 } }): Rectangle => {
  const more = 0.3 * (y1 - y0);
  return { cx: (x0 + x1) / 2, cy: (y0 + y1) / 2, width: x1 - x0 + more, height: y1 - y0 + more, angle: 0 };
});
const regionOf = (text: string) => REGIONS[WORDS.findIndex((word) => word.text === text)]!;

async function grey(picture: ReturnType<typeof sharp>): Promise<Grey> {
  const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

describe('text that the detector missed', () => {
  test('a line of small print up the margin is found whole', async () => {
    const { vertical, single } = findMissedText(await grey(await withMargin(PAGE, 280)), REGIONS);
    expect(single).toEqual([]);
    expect(vertical).toHaveLength(1);
    const [{ cx, cy, width, height }] = vertical as [Rectangle];
    const [long, high] = [Math.max(width, height), Math.min(width, height)];
    expect(Math.abs(cx - 28)).toBeLessThan(6);
    expect(Math.abs(cy - 440)).toBeLessThan(8);
    expect(long).toBeGreaterThan(255);
    expect(long).toBeLessThan(300);
    expect(high).toBeLessThan(24);
  });

  test('it is found on a tilted page, along its tilt', async () => {
    const tilted = (await withMargin(PAGE, 280)).png().toBuffer();
    const turned = sharp(await tilted).rotate(2, { background: '#fff' });
    const page = await grey(turned);
    const [cos, sin] = [Math.cos(Math.PI / 90), Math.sin(Math.PI / 90)];
    const regions = REGIONS.map((region) => {
      const [dx, dy] = [region.cx - 620, region.cy - 500];
      const [cx, cy] = [page.width / 2 + dx * cos - dy * sin, page.height / 2 + dx * sin + dy * cos];
      return { ...region, cx, cy, angle: Math.PI / 90 };
    });
    const { vertical } = findMissedText(page, regions);
    expect(vertical).toHaveLength(1);
    expect(Math.abs(vertical[0]!.angle - Math.PI / 90)).toBeLessThan(0.01);
  });

  test('a single digit in the row of a line is found', async () => {
    const quantity = regionOf('25');
    const digit = WORDS.find(({ text }) => text === '25')!.box;
    const half = { input: { create: { width: 13, height: 24, channels: 3 as const, background: '#fff' } } };
    const page = await grey(
      sharp(PAGE).composite([{ ...half, left: Math.round((digit.x0 + digit.x1) / 2), top: digit.y0 - 4 }]),
    );
    const { vertical, single } = findMissedText(
      page,
      REGIONS.filter((region) => region !== quantity),
    );
    expect(vertical).toEqual([]);
    expect(single).toHaveLength(1);
    expect(contains(quantity, single[0]!)).toBe(true);
  });

  test('nothing is found on a page of which all was found before, nor in a picture of noise', async () => {
    expect(findMissedText(await grey(sharp(PAGE)), REGIONS)).toEqual({ vertical: [], single: [] });
    let seed = 1;
    const data = Uint8Array.from({ length: 600 * 600 }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed % 256;
    });
    const noise = findMissedText({ data, width: 600, height: 600 }, [regionOf('Menge')]);
    expect(noise).toEqual({ vertical: [], single: [] });
  });

  test('rules, boxes and dashes are no text', async () => {
    const marks = Array.from(
      { length: 12 },
      (_, i) => `<rect x="40" y="${300 + 14 * i}" width="3" height="9"/>`,
    );
    const drawing = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1000">${marks.join('')}<rect x="20" y="100" width="4" height="700"/><rect x="660" y="340" width="24" height="24" fill="none" stroke="#000" stroke-width="2"/></svg>`,
    );
    const { vertical, single } = findMissedText(
      await grey(sharp(PAGE).composite([{ input: drawing }])),
      REGIONS,
    );
    expect(vertical).toEqual([]);
    expect(single).toEqual([]);
  });
});
