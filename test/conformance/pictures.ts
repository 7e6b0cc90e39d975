import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { sample } from './contract.ts';

/** Formats that are read for sure. */
export const PICTURE_FORMATS = ['bmp', 'jpeg', 'png', 'tiff', 'gif', 'webp'] as const;

/** One scanned invoice in another file format. */
export async function pictureAs(format: string): Promise<Buffer> {
  const scan = sharp(sample('us-services/us-services-scan.jpg')).resize({ width: 1000 });
  switch (format) {
    case 'bmp': {
      const { data, info } = await scan.removeAlpha().raw().toBuffer({ resolveWithObject: true });
      return bitmap(data, info.width, info.height);
    }
    case 'svg':
      return Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text y="50">Invoice</text></svg>',
      );
    case 'heic':
      return readFile(new URL('../../src/document/fixtures/letter.heic', import.meta.url));
    default:
      return scan.toFormat(format as 'png').toBuffer();
  }
}

/** 24 bits a pixel, rows from the bottom up. */
function bitmap(rgb: Buffer, width: number, height: number): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      const to = 54 + (height - 1 - y) * stride + x * 3;
      file[to] = rgb[from + 2]!;
      file[to + 1] = rgb[from + 1]!;
      file[to + 2] = rgb[from]!;
    }
  return file;
}
