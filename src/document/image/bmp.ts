import { ReadError } from '../../base/index.ts';
import type { Raster } from '../types.ts';
import { type BmpHeader, readBmpHeader } from './bmp-header.ts';
import { decodeRuns } from './bmp-runs.ts';

/**
 * Decodes a Windows or OS/2 bitmap: 1, 2, 4, 8, 16, 24 and 32 bits, run lengths, bit fields, either row order. Every read
 * is within the bytes: a file that ends early is damaged. Transparency is laid on white.
 * @throws ReadError `damaged_image`, `unsupported_format`
 */
export function decodeBmp(bytes: Uint8Array, header: BmpHeader = readBmpHeader(bytes)): Raster {
  const { width, height, bits } = header;
  if (header.runs) return paint(header, decodeRuns(bytes, header));
  // Rows are padded to 4 bytes.
  const stride = Math.ceil((width * bits) / 32) * 4;
  // Some writers leave the last row unpadded.
  const needed = stride * (height - 1) + Math.ceil((width * bits) / 8);
  if (header.pixels + needed > bytes.length) {
    throw new ReadError('damaged_image', `${bytes.length} bytes of ${header.pixels + needed}`);
  }
  if (bits <= 8) return paint(header, unpack(bytes, header, stride));
  return bits === 24 && !header.masks ? copyBgr(bytes, header, stride) : readFields(bytes, header, stride);
}

/** Where a row of the picture lies in the file. */
const rowOf = ({ height, topDown }: BmpHeader, y: number) => (topDown ? y : height - 1 - y);

/** Palette indices, one byte a pixel, rows from the top. */
function unpack(bytes: Uint8Array, header: BmpHeader, stride: number): Uint8Array {
  const { width, height, bits, pixels } = header;
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  const indices = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = pixels + rowOf(header, y) * stride;
    for (let x = 0; x < width; x++) {
      const byte = bytes[from + Math.floor(x / perByte)]!;
      indices[y * width + x] = (byte >> (8 - bits * ((x % perByte) + 1))) & mask;
    }
  }
  return indices;
}

function paint({ width, height, palette }: BmpHeader, indices: Uint8Array): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < indices.length; at++) {
    // An index beyond the palette is black, as in other decoders.
    const colour = palette[indices[at]!] ?? 0;
    data[at * 3] = colour >> 16;
    data[at * 3 + 1] = (colour >> 8) & 0xff;
    data[at * 3 + 2] = colour & 0xff;
  }
  return { data, width, height };
}

function copyBgr(bytes: Uint8Array, header: BmpHeader, stride: number): Raster {
  const { width, height, pixels } = header;
  const data = new Uint8Array(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = pixels + rowOf(header, y) * stride;
    for (let x = 0; x < width; x++, from += 3, to += 3) {
      data[to] = bytes[from + 2]!;
      data[to + 1] = bytes[from + 1]!;
      data[to + 2] = bytes[from]!;
    }
  }
  return { data, width, height };
}

/** A channel within a pixel: how far right it has to be moved, and its greatest value. */
interface Channel {
  shift: number;
  most: number;
}

function channel(mask: number): Channel {
  if (mask === 0) return { shift: 0, most: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  return { shift, most: mask >>> shift };
}

const DEFAULT_MASKS = {
  16: { red: 0x7c00, green: 0x03e0, blue: 0x001f, alpha: 0 },
  24: { red: 0xff0000, green: 0xff00, blue: 0xff, alpha: 0 },
  32: { red: 0xff0000, green: 0xff00, blue: 0xff, alpha: 0 },
} as const;

function readFields(bytes: Uint8Array, header: BmpHeader, stride: number): Raster {
  const { width, height, pixels } = header;
  const masks = header.masks ?? DEFAULT_MASKS[header.bits as 16 | 24 | 32];
  const size = header.bits / 8;
  const channels = [channel(masks.red), channel(masks.green), channel(masks.blue)];
  const alpha = channel(masks.alpha);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixel =
    size === 2
      ? (at: number) => view.getUint16(at, true)
      : size === 4
        ? (at: number) => view.getUint32(at, true)
        : (at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  const value = (bits: number, { shift, most }: Channel) =>
    most === 0 ? 0 : (((bits >>> shift) & most) >>> 0) / most;

  // Writers that know nothing of transparency leave an alpha of 0 everywhere: then the picture is opaque.
  let transparent = false;
  for (let y = 0; y < height && alpha.most > 0 && !transparent; y++) {
    for (let x = 0; x < width && !transparent; x++) {
      transparent = value(pixel(pixels + y * stride + x * size), alpha) > 0;
    }
  }

  const data = new Uint8Array(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = pixels + rowOf(header, y) * stride;
    for (let x = 0; x < width; x++, from += size) {
      const bits = pixel(from);
      const cover = transparent ? value(bits, alpha) : 1;
      for (const part of channels) {
        data[to++] = Math.round(255 * (value(bits, part) * cover + 1 - cover));
      }
    }
  }
  return { data, width, height };
}
