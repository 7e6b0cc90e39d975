import { expect, test } from 'vitest';
import type { Raster } from '../../document/index.ts';
import { flattenSheet, isLevel, liesFlat, planSheet } from './flatten.ts';
import { resize } from './picture.ts';
import type { Point, Rectangle } from './rectangle.ts';
import { findSheet } from './sheet.ts';

/** A sheet of one colour with these corners, clockwise, on a ground of another. */
function scene(corners: readonly Point[], sheet = 225, ground = 90): Raster {
  const [width, height] = [800, 1000];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = corners.every(([ax, ay], i) => {
        const [bx, by] = corners[(i + 1) % corners.length]!;
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
      });
      data.fill(inside ? sheet : ground, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return { data, width, height };
}

const ASKEW: readonly Point[] = [
  [200, 150],
  [620, 100],
  [700, 880],
  [120, 820],
];
const line = (cx: number, cy: number, angle = 0): Rectangle => ({ cx, cy, width: 200, height: 20, angle });

test('a sheet on a darker ground is found by its corners', () => {
  const corners = findSheet(scene(ASKEW));
  for (const [i, [x, y]] of corners!.entries()) {
    expect(Math.hypot(x - ASKEW[i]![0], y - ASKEW[i]![1])).toBeLessThan(15);
  }
});

test('its corners are given in pixels of the picture, wherever it was seen', async () => {
  const picture = scene(ASKEW);
  const seen = await resize(picture, 416, 512);
  for (const [i, [x, y]] of findSheet(seen, picture)!.entries()) {
    expect(Math.hypot(x - ASKEW[i]![0], y - ASKEW[i]![1])).toBeLessThan(15);
  }
});

test('no sheet is found where none lies on something', () => {
  expect(findSheet(scene(ASKEW, 200, 200))).toBeUndefined();
  // A whole page, and one with a dark heading.
  const page: Point[] = [
    [-1, -1],
    [801, -1],
    [801, 1001],
    [-1, 1001],
  ];
  expect(findSheet(scene(page))).toBeUndefined();
  // Five corners are two sheets.
  const heap: Point[] = [
    [100, 100],
    [500, 60],
    [700, 300],
    [500, 900],
    [120, 500],
  ];
  expect(findSheet(scene(heap))).toBeUndefined();
});

test('a sheet askew becomes a rectangle of its own pixels', () => {
  const picture = scene(ASKEW);
  const corners = findSheet(picture)!;
  const sheet = planSheet(corners, picture, [line(400, 400)])!;
  const flat = flattenSheet(picture, sheet);
  expect([flat.width, flat.height]).toEqual([sheet.width, sheet.height]);
  expect(flat.height).toBeGreaterThan(700);
  let dark = 0;
  for (let i = 0; i < flat.data.length; i += 3) if (flat.data[i]! < 160) dark++;
  expect(dark / (flat.width * flat.height)).toBeLessThan(0.03);
});

test('nothing is cut out where text would be lost, or nothing won', () => {
  const picture = scene(ASKEW);
  const corners = findSheet(picture)!;
  expect(planSheet(corners, picture, [line(400, 400), line(400, 950)])).toBeUndefined();
  expect(planSheet(corners, picture, [])).toBeUndefined();
  const straight: Point[] = [
    [30, 30],
    [770, 30],
    [770, 970],
    [30, 970],
  ];
  const page = findSheet(scene(straight));
  expect(planSheet(page!, picture, [line(400, 400)])).toBeUndefined();
});

test('text is level as it is if the lines at its ends are, not those of its middle alone', () => {
  const lines = (...degrees: number[]) => degrees.map((each, at) => line(0, 50 * at, (each * Math.PI) / 180));
  expect(isLevel(lines(0, 0.4, -0.3, 0, 0.8))).toBe(true);
  expect(isLevel(lines(3.7, 2.4, 0, 0, -3.9))).toBe(false);
  expect(isLevel([])).toBe(false);
});

test('a sheet lies flat if its lines run along its sides', () => {
  expect(liesFlat([line(0, 0), line(0, 50, 0.02), line(0, 90, -0.01)])).toBe(true);
  expect(liesFlat([line(0, 0, 0.15), line(0, 50, 0.14), line(0, 90, 0.01)])).toBe(false);
  expect(liesFlat([])).toBe(false);
});
