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
const LEAST_OS2 = 16;
/** INFO headers longer than this hold a mask for alpha too. */
const WITHOUT_ALPHA = 52;

const DEPTHS: readonly number[] = [1, 2, 4, 8, 16, 24, 32];
/** Up to so many bits a pixel is an index into the palette. */
const PALETTE_BITS = 8;

/** biCompression of wingdi.h. */
const RGB = 0;
const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHABITFIELDS = 6;

/** The fields of a DIB header as they stand in the file. */
interface RawHeader {
  view: DataView;
  /** Bytes of the DIB header, which tell its kind. */
  size: number;
  width: number;
  /** Negative where the first row is the top one. */
  height: number;
  bits: number;
  compression: number;
  /** Where the pixels start in the file. */
  pixels: number;
}

const damaged = () => new ReadError('damaged_image');

/**
 * Reads the header of a bitmap, before any memory is spent on its pixels. Source: Microsoft's description of
 * BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER.
 * @throws ReadError `damaged_image`, `unsupported_format`
 */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const raw = readFields(bytes);
  const { size, width, height, bits, pixels } = raw;
  if (width < 1 || height === 0 || !DEPTHS.includes(bits)) throw damaged();
  const header: BmpHeader = {
    width,
    height: Math.abs(height),
    topDown: height < 0,
    bits: bits as BmpHeader['bits'],
    ...encodingOf(raw),
    palette: bits <= PALETTE_BITS ? readPalette(bytes, raw) : [],
    pixels,
  };
  if (header.runs && header.topDown) throw damaged();
  if (pixels < FILE_HEADER + size || pixels >= bytes.length) throw damaged();
  return header;
}

/** @throws ReadError `damaged_image` where the header is cut short or of an unknown kind */
function readFields(bytes: Uint8Array): RawHeader {
  if (bytes.length < FILE_HEADER + CORE) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(FILE_HEADER, true);
  if (size < CORE || FILE_HEADER + size > bytes.length) throw damaged();
  const pixels = view.getUint32(10, true);
  const at = FILE_HEADER;
  if (size === CORE) {
    const [width, height, bits] = [4, 6, 10].map((offset) => view.getUint16(at + offset, true));
    return { view, size, width: width!, height: height!, bits: bits!, compression: RGB, pixels };
  }
  if (size < LEAST_OS2) throw damaged();
  return {
    view,
    size,
    width: view.getInt32(at + 4, true),
    height: view.getInt32(at + 8, true),
    bits: view.getUint16(at + 14, true),
    compression: size >= INFO ? view.getUint32(at + 16, true) : RGB,
    pixels,
  };
}

/** How the pixels are written: run lengths, bit fields, or neither. */
function encodingOf(raw: RawHeader): Pick<BmpHeader, 'runs' | 'masks'> {
  const { size, bits, compression } = raw;
  if (compression === RLE8 && bits === 8) return { runs: 8 };
  if (compression === RLE4 && bits === 4) return { runs: 4 };
  const hasMasks = compression === BITFIELDS || compression === ALPHABITFIELDS;
  if (hasMasks && !OS2.has(size) && bits > PALETTE_BITS) return { masks: readMasks(raw) };
  // Pictures in JPEG or PNG within a bitmap, OS/2's Huffman, CMYK: only printers ever saw them.
  if (compression !== RGB) throw new ReadError('unsupported_format', 'BMP');
  return {};
}

/** Masks follow the first 40 bytes of the header, inside it or after it. */
function readMasks({ view, size, compression }: RawHeader): BmpMasks {
  const hasAlpha = compression === ALPHABITFIELDS || size > WITHOUT_ALPHA;
  const start = FILE_HEADER + INFO;
  if (start + 4 * (hasAlpha ? 4 : 3) > view.byteLength) throw damaged();
  const mask = (index: number) => view.getUint32(start + 4 * index, true);
  return { red: mask(0), green: mask(1), blue: mask(2), alpha: hasAlpha ? mask(3) : 0 };
}

/** The palette follows the header; masks never stand between them. It ends where the pixels begin, whatever number is given. */
function readPalette(bytes: Uint8Array, { view, size, bits, pixels }: RawHeader): number[] {
  const start = FILE_HEADER + size;
  const entry = size === CORE ? 3 : 4;
  const given = size >= INFO ? view.getUint32(FILE_HEADER + 32, true) : 0;
  const room = Math.floor((Math.min(bytes.length, Math.max(pixels, start)) - start) / entry);
  const length = Math.min(given || 2 ** bits, 2 ** bits, room);
  return Array.from({ length }, (_, index) => {
    const from = start + index * entry;
    return (bytes[from + 2]! << 16) | (bytes[from + 1]! << 8) | bytes[from]!;
  });
}
