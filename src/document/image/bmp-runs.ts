import { ReadError } from '../../base/index.ts';
import type { BmpHeader } from './bmp-header.ts';

/** What follows a zero count in run-length data. */
const END_OF_LINE = 0;
const END_OF_BITMAP = 1;
const DELTA = 2;

/**
 * Palette indices of an RLE4 or RLE8 bitmap, one byte a pixel, rows from the top. Places that the runs leave out keep
 * index 0, as Windows draws them; what runs over the end of a row or of the picture is dropped.
 * @throws ReadError `damaged_image` when the data ends before the picture does
 */
export function decodeRuns(bytes: Uint8Array, { width, height, pixels, runs }: BmpHeader): Uint8Array {
  const indices = new Uint8Array(width * height);
  let from = pixels;
  let x = 0;
  let y = 0;
  const next = () => {
    const byte = bytes[from++];
    if (byte === undefined) throw new ReadError('damaged_image', `row ${y + 1} of ${height}`);
    return byte;
  };
  const put = (index: number) => {
    // The first row in the file is the lowest of the picture.
    if (x < width) indices[(height - 1 - y) * width + x] = index;
    x++;
  };
  const half = (byte: number, at: number) => (at % 2 === 0 ? byte >> 4 : byte & 0x0f);

  while (y < height) {
    // The last row needs no end mark.
    if (from >= bytes.length && y === height - 1 && x >= width) break;
    const count = next();
    const value = next();
    if (count > 0) {
      for (let at = 0; at < count; at++) put(runs === 8 ? value : half(value, at));
    } else if (value === END_OF_LINE) {
      x = 0;
      y++;
    } else if (value === END_OF_BITMAP) {
      break;
    } else if (value === DELTA) {
      x += next();
      y += next();
    } else {
      // Literal pixels, padded to whole 16-bit words.
      let byte = 0;
      for (let at = 0; at < value; at++) {
        if (runs === 8 || at % 2 === 0) byte = next();
        put(runs === 8 ? byte : half(byte, at));
      }
      const used = runs === 8 ? value : Math.ceil(value / 2);
      if (used % 2 === 1) from++;
    }
  }
  return indices;
}
