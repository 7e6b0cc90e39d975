import { ReadError } from '../../base/index.ts';
import type { DocumentLimits } from '../types.ts';

/** No letter is legible in a picture that is smaller than this on a side, in pixels. */
const LEAST_SIDE = 16;

/**
 * Checks a picture by what its header says, before it is decoded.
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

/** A4 at 400 dpi has 15 million pixels, and nothing smaller is legible on paper. A scan at 600 dpi, 35 million, took 1.15 GB to read. */
const MOST_PIXELS = 16_000_000;

/** The longer side that leaves a picture as many pixels as are worth their memory; undefined where it has no more. */
export const limitSide = (width: number, height: number): number | undefined =>
  width * height > MOST_PIXELS
    ? Math.floor(Math.max(width, height) * Math.sqrt(MOST_PIXELS / (width * height)))
    : undefined;
