import { expect, test } from 'vitest';
import type { Raster } from '../../document/index.ts';
import { shrinkForDetector } from '../find/detect-text.ts';
import { evenOutLight } from './even-out-light.ts';

const [WIDTH, HEIGHT] = [600, 800];

/** A sheet with rows of print in ink of 30 %, seen in this light (0–1 at each place). */
function sheet(light: (x: number, y: number) => number, ink = 0.3): Raster {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0, i = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, i += 3) {
      const print = y % 16 < 6 && x % 8 < 4;
      data.fill(250 * (print ? ink : 1) * light(x, y), i, i + 3);
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

/** Each pixel four times. */
function doubled({ data, width, height }: Raster): Uint8Array {
  const out = new Uint8Array(data.length * 4);
  for (let y = 0; y < 2 * height; y++) {
    for (let x = 0; x < 2 * width; x++) {
      const from = ((y >> 1) * width + (x >> 1)) * 3;
      out.set(data.subarray(from, from + 3), (y * 2 * width + x) * 3);
    }
  }
  return out;
}

/** Between two rows of print. */
const paperAt = ({ data, width }: Raster, x: number, y: number) =>
  data[((y - (y % 16) + 11) * width + x) * 3]!;
const shadow = (x: number, y: number) =>
  1 - 0.8 / (1 + Math.exp((Math.hypot(x - 200, y - 500) / 250 - 1) * 9));

test('a shadow is taken off the paper, and print stays darker than paper', () => {
  const dark = sheet(shadow);
  expect(paperAt(dark, 200, 500)).toBeLessThan(60);
  const evened = evenOutLight(dark);
  for (const [x, y] of [
    [200, 500],
    [300, 600],
    [500, 100],
  ] as const)
    expect(paperAt(evened, x, y)).toBeGreaterThan(200);
  expect(evened.data[(496 * WIDTH + 200) * 3]).toBeLessThan(120);
});

test('a smaller picture shows the ground as well', async () => {
  const dark = sheet(shadow);
  const large = { data: doubled(dark), width: 2 * WIDTH, height: 2 * HEIGHT };
  const seen = await shrinkForDetector(large);
  expect(seen.width).toBeLessThan(large.width);
  const evened = evenOutLight(large, seen);
  expect([evened.width, evened.height]).toEqual([large.width, large.height]);
  expect(evened.data[(2 * 507 * evened.width + 2 * 200) * 3]).toBeGreaterThan(200); // between two rows of print
  const even = { data: doubled(sheet(() => 0.8)), width: 2 * WIDTH, height: 2 * HEIGHT };
  expect(evenOutLight(even, await shrinkForDetector(even))).toBe(even);
});

test.each([
  ['an evenly lit sheet', sheet(() => 0.8)],
  ['a sheet that is darker to one side, a little', sheet((x) => 1 - (0.2 * x) / WIDTH)],
  ['panels with sharp edges', sheet((x, y) => (x > 400 ? 0.3 : y < 200 ? 0.6 : 1))],
  ['black paper', sheet(() => 0, 1)],
])('%s stays as it is', (_, raster) => {
  expect(evenOutLight(raster)).toBe(raster);
});

test('a picture of a few pixels is no trouble', () => {
  const raster = { data: new Uint8Array(3 * 2 * 3), width: 3, height: 2 };
  expect(evenOutLight(raster)).toBe(raster);
});
