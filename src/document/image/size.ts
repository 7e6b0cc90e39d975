import { ReadError } from '../../base/index.ts';
import type { DocumentLimits } from '../types.ts';

/** Pixels of a side below which no letter is legible. */
const LEAST_SIDE = 16;

/**
 * Checks the size that a picture's header gives, before the picture is decoded.
 * @throws ReadError `too_many_pixels`, `image_too_small`
 */
export function checkSize(width: number, height: number, limits: DocumentLimits): void {
  const size = `${width} × ${height}`;
  if (width * height > limits.maxPixels) {
    throw new ReadError('too_many_pixels', `${size}, allowed ${limits.maxPixels}`);
  }
  checkLegible(width, height);
}

/** @throws ReadError `image_too_small` where no letter could be legible */
export function checkLegible(width: number, height: number): void {
  if (width < LEAST_SIDE || height < LEAST_SIDE)
    throw new ReadError('image_too_small', `${width} × ${height}`);
}

/** A4 at 400 dpi has 15 million pixels, which is enough for the smallest print that is legible on paper. A scan at 600 dpi, 35 million, took 1.15 GB to read. */
const MOST_PIXELS = 16_000_000;

/** The longer side to shrink a picture to, so that it has no more pixels than are worth their memory; undefined where it fits already. */
export const limitSide = (width: number, height: number): number | undefined =>
  width * height > MOST_PIXELS
    ? Math.floor(Math.max(width, height) * Math.sqrt(MOST_PIXELS / (width * height)))
    : undefined;
