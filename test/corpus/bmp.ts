/** Windows and OS/2 bitmaps of every kind, byte by byte. */
/** Little-endian bytes. */
export const u16 = (...values: number[]) => values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]);
export const u32 = (...values: number[]) =>
  values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >>> 24) & 0xff]);

export interface Bitmap {
  width: number;
  height: number;
  bits: number;
  compression?: number;
  /** [red, green, blue] each. */
  palette?: number[][];
  /** After the 40 bytes of the header: masks and what else V4 and V5 hold. */
  more?: number[];
  core?: boolean;
  /** Rows from the bottom, each padded to 4 bytes, as `compression` has them. */
  pixels: readonly number[] | Uint8Array;
}

export function makeBmp({
  width,
  height,
  bits,
  compression = 0,
  palette = [],
  more = [],
  core,
  pixels,
}: Bitmap) {
  const colours = palette.flatMap(([red, green, blue]) => [blue!, green!, red!, ...(core ? [] : [0])]);
  const masks = more.length === 12 ? more : [];
  const header = core
    ? [...u32(12), ...u16(width, height, 1, bits)]
    : [
        ...u32(40 + more.length - masks.length, width, height),
        ...u16(1, bits),
        ...u32(compression, pixels.length, 2835, 2835, palette.length, 0),
        ...more,
      ];
  const start = 14 + header.length + colours.length;
  return Uint8Array.from([
    ...u16(0x4d42),
    ...u32(start + pixels.length, 0, start),
    ...header,
    ...colours,
    ...pixels,
  ]);
}
