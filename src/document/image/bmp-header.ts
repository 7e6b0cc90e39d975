import { ReadError } from '../../base/index.ts';

export interface BmpMasks {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

export interface BmpHeader {
  width: number;
  height: number;
  topDown: boolean;
  bits: 1 | 2 | 4 | 8 | 16 | 24 | 32;
  /** Run lengths of 4 or 8 bits. */
  runs?: 4 | 8;
  masks?: BmpMasks;
  /** 0xRRGGBB. */
  palette: number[];
  /** Where the pixels start in the file. */
  pixels: number;
}

const FILE_HEADER = 14;
/** Sizes of BITMAPCOREHEADER and BITMAPINFOHEADER; V4 and V5 are longer INFO headers, 16 and 64 are OS/2 2.x. */
const CORE = 12;
const INFO = 40;
const OS2 = new Set([16, 64]);

/** biCompression of wingdi.h. */
const RGB = 0;
const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHABITFIELDS = 6;

/**
 * Reads what a bitmap says of itself, before any memory is spent on its pixels. Source: Microsoft's description of
 * BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER.
 * @throws ReadError `damaged_image`, `unsupported_format`
 */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = () => new ReadError('damaged_image');
  if (bytes.length < FILE_HEADER + CORE) throw damaged();
  const size = view.getUint32(FILE_HEADER, true);
  if (size < CORE || FILE_HEADER + size > bytes.length) throw damaged();
  const core = size === CORE;
  if (core ? false : size < 16) throw damaged();
  const at = FILE_HEADER;
  const width = core ? view.getUint16(at + 4, true) : view.getInt32(at + 4, true);
  const signedHeight = core ? view.getUint16(at + 6, true) : view.getInt32(at + 8, true);
  const bits = view.getUint16(core ? at + 10 : at + 14, true);
  const compression = size >= INFO ? view.getUint32(at + 16, true) : RGB;
  if (width < 1 || signedHeight === 0) throw damaged();
  if (![1, 2, 4, 8, 16, 24, 32].includes(bits)) throw damaged();
  const height = Math.abs(signedHeight);

  const header: BmpHeader = {
    width,
    height,
    topDown: signedHeight < 0,
    bits: bits as BmpHeader['bits'],
    palette: [],
    pixels: view.getUint32(10, true),
  };
  if (compression === RLE8 && bits === 8) header.runs = 8;
  else if (compression === RLE4 && bits === 4) header.runs = 4;
  else if (!OS2.has(size) && (compression === BITFIELDS || compression === ALPHABITFIELDS) && bits >= 16) {
    const masksEnd = at + INFO + (compression === ALPHABITFIELDS || size > 52 ? 16 : 12);
    if (masksEnd > bytes.length) throw damaged();
    const mask = (index: number) => view.getUint32(at + INFO + 4 * index, true);
    const alpha = compression === ALPHABITFIELDS || size > 52 ? mask(3) : 0;
    header.masks = { red: mask(0), green: mask(1), blue: mask(2), alpha };
  } else if (compression !== RGB) {
    // Pictures in JPEG or PNG within a bitmap, OS/2's Huffman, CMYK: only printers ever saw them.
    throw new ReadError('unsupported_format', 'BMP');
  }
  if (header.runs && header.topDown) throw damaged();

  if (bits <= 8) {
    // Masks only follow an INFO header of 40 bytes, and never a palette.
    const start = at + size;
    const entry = core ? 3 : 4;
    const used = size >= INFO ? view.getUint32(at + 32, true) : 0;
    const room = Math.floor((Math.min(bytes.length, Math.max(header.pixels, start)) - start) / entry);
    const count = Math.min(used || 2 ** bits, 2 ** bits, room);
    for (let index = 0; index < count; index++) {
      const from = start + index * entry;
      header.palette.push((bytes[from + 2]! << 16) | (bytes[from + 1]! << 8) | bytes[from]!);
    }
  }
  if (header.pixels < at + size || header.pixels >= bytes.length) throw damaged();
  return header;
}
