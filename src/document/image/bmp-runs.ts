import { ReadError } from '../../base/index.ts';
import type { BmpHeader } from './bmp-header.ts';

/** What follows a zero count in run-length data. */
const END_OF_LINE = 0;
const END_OF_BITMAP = 1;
const DELTA = 2;

/** Where decoding stands: the next byte of the data, the next pixel, rows counted from the bottom as they are written. */
interface Decoding {
  header: BmpHeader;
  indices: Uint8Array;
  from: number;
  x: number;
  y: number;
  /** @throws ReadError `damaged_image` at the end of the data */
  next(): number;
}

/**
 * Palette indices of an RLE4 or RLE8 bitmap, one byte a pixel, rows from the top. Places that the runs leave out keep
 * index 0, as Windows draws them; what runs over the end of a row or of the picture is dropped.
 * @throws ReadError `damaged_image` when the data ends before the picture does
 */
export function decodeRuns(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  const { width, height } = header;
  const state: Decoding = {
    header,
    indices: new Uint8Array(width * height),
    from: header.pixels,
    x: 0,
    y: 0,
    next() {
      const byte = bytes[this.from++];
      if (byte === undefined) throw new ReadError('damaged_image', `row ${this.y + 1} of ${height}`);
      return byte;
    },
  };
  while (state.y < height) {
    // The last row needs no end mark.
    if (state.from >= bytes.length && state.y === height - 1 && state.x >= width) break;
    const count = state.next();
    const value = state.next();
    if (count > 0) repeat(state, count, value);
    else if (value === END_OF_BITMAP) break;
    else follow(state, value);
  }
  return state.indices;
}

/** A mark that moves on, or the number of literal pixels that follow. */
function follow(state: Decoding, value: number): void {
  if (value === END_OF_LINE) {
    state.x = 0;
    state.y++;
  } else if (value === DELTA) {
    state.x += state.next();
    state.y += state.next();
  } else copyLiterals(state, value);
}

/** A run of one index, or of two in turn where there are two in a byte. */
function repeat(state: Decoding, count: number, value: number): void {
  for (let at = 0; at < count; at++) put(state, state.header.runs === 8 ? value : half(value, at));
}

/** Literal pixels, padded to a multiple of 16 bits. */
function copyLiterals(state: Decoding, count: number): void {
  const { runs } = state.header;
  let byte = 0;
  for (let at = 0; at < count; at++) {
    if (runs === 8 || at % 2 === 0) byte = state.next();
    put(state, runs === 8 ? byte : half(byte, at));
  }
  const used = runs === 8 ? count : Math.ceil(count / 2);
  if (used % 2 === 1) state.from++;
}

/** The first row in the file is the lowest of the picture. */
function put(state: Decoding, index: number): void {
  const { width, height } = state.header;
  if (state.x < width) state.indices[(height - 1 - state.y) * width + state.x] = index;
  state.x++;
}

const half = (byte: number, at: number) => (at % 2 === 0 ? byte >> 4 : byte & 0x0f);
