import { ReadError } from '../errors.ts';
import type { DocumentLimits } from './types.ts';

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
