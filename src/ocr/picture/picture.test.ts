import { expect, test, vi } from 'vitest';
import { measureTurned, toDrawing, turnDrawing, turnRaster } from './picture.ts';

const blank = (width: number, height: number) => ({
  data: new Uint8Array(width * height * 3),
  width,
  height,
});

test.each([-1.37, -0.31, 0.5, 1, 2.25, 14.9, 45, 89.5, 90, 180, 270, -90, 359.2])(
  'the size of a picture turned by %f° is known before it is drawn',
  async (degrees) => {
    for (const [width, height] of [
      [1, 1],
      [17, 300],
      [299, 211],
      [248, 351],
    ] as const) {
      const { data, ...size } = await turnRaster(blank(width, height), degrees);
      expect(measureTurned({ width, height }, degrees)).toEqual(size);
      expect(data.length).toBe(size.width * size.height * 3);
    }
  },
);

test('turned twice and drawn once: as if turned one after the other', async () => {
  const raster = blank(40, 30);
  raster.data.fill(255, 0, 40 * 3); // the upper edge
  const later = turnDrawing(turnDrawing(toDrawing(raster), 90), 180);
  expect(later).toMatchObject({ width: 30, height: 40 });
  const picture = await later.raster();
  expect(picture).toEqual(await turnRaster(await turnRaster(raster, 90), 180));
  expect(await later.raster()).toBe(picture);
});

test('nothing is drawn before it is asked for, and nothing twice', async () => {
  const raster = vi.fn(async () => blank(40, 30));
  const later = turnDrawing({ width: 40, height: 30, raster }, 5);
  expect(raster).not.toHaveBeenCalled();
  await later.raster();
  await later.raster();
  expect(raster).toHaveBeenCalledTimes(1);
});
