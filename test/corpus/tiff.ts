/** Grey pixels, a byte each, row by row. */
export interface GreyPicture {
  width: number;
  height: number;
  data: Buffer;
}

const ENTRIES = 8;
/** Bytes of a page's directory: their count, the entries, where the next directory is. */
export const TIFF_DIRECTORY = 2 + ENTRIES * 12 + 4;

/** An uncompressed grey TIFF of these pages. TIFF 6.0, 2 and 4. */
export function tiffOf(pages: readonly GreyPicture[]): Buffer {
  const parts: Buffer[] = [];
  let at = 8;
  pages.forEach(({ width, height, data }, index) => {
    const directory = Buffer.alloc(TIFF_DIRECTORY);
    const start = at + directory.length;
    const tags = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, start],
      [278, height],
      [279, data.length],
    ] as const;
    directory.writeUInt16LE(ENTRIES, 0);
    tags.forEach(([tag, content], entry) => {
      directory.writeUInt16LE(tag, 2 + entry * 12);
      directory.writeUInt16LE(4, 4 + entry * 12);
      directory.writeUInt32LE(1, 6 + entry * 12);
      directory.writeUInt32LE(content, 10 + entry * 12);
    });
    at = start + data.length + (data.length % 2);
    directory.writeUInt32LE(index === pages.length - 1 ? 0 : at, directory.length - 4);
    parts.push(directory, data, Buffer.alloc(data.length % 2));
  });
  return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), ...parts]);
}
