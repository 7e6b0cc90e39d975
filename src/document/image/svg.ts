import sharp from 'sharp';
import { ReadError } from '../../base/index.ts';
import type { DocumentLimits, OpenDocument } from '../types.ts';
import { openImage } from './open-image.ts';
import { checkSize } from './size.ts';

/** A drawing has no pixels of its own: its long side is drawn this long, as A4 is at 200 dpi. */
const LONG_SIDE = 2339;
const MOST_DENSITY = 2400;

/** Pictures within are looked at before they are decoded. */
const PICTURES = 100;

/** What would be fetched, or expand without end: the drawing is refused, not drawn without. */
const DECLARATIONS = /<!(?:DOCTYPE|ENTITY)[^>]*\[|<!ENTITY/i;

/**
 * Opens a drawing. It is drawn without anything from outside: files and addresses that it refers to are left out, since a drawing from
 * memory has no place that they could be relative to.
 * @throws ReadError `damaged_image`, `unsupported_format`, `too_many_pixels`, `image_too_small`
 */
export async function openSvg(bytes: Uint8Array, limits: DocumentLimits): Promise<OpenDocument> {
  const text = new TextDecoder().decode(bytes);
  if (DECLARATIONS.test(text)) throw new ReadError('unsupported_format', 'SVG with entities');
  await checkPictures(text, limits);
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { width, height } = await sharp(input)
    .metadata()
    .catch((cause: unknown) => {
      throw new ReadError('damaged_image', undefined, { cause });
    });
  const density = Math.min(MOST_DENSITY, Math.max(1, (72 * LONG_SIDE) / Math.max(width, height)));
  return openImage(bytes, 'svg', limits, { density });
}

/** A small drawing may hold a picture of a billion pixels. */
async function checkPictures(text: string, limits: DocumentLimits): Promise<void> {
  let seen = 0;
  for (const [, data] of text.matchAll(/data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)/g)) {
    if (++seen > PICTURES) throw new ReadError('unsupported_format', 'SVG with too many pictures');
    const { width, height } = await sharp(Buffer.from(data!, 'base64'), { limitInputPixels: false })
      .metadata()
      .catch((cause: unknown) => {
        throw new ReadError('damaged_image', 'a picture in the drawing', { cause });
      });
    checkSize(Math.max(16, width), Math.max(16, height), limits);
  }
}
