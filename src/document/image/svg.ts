import sharp from 'sharp';
import { ReadError } from '../../base/index.ts';
import type { DocumentLimits, OpenDocument } from '../types.ts';
import { openImage } from './open-image.ts';
import { checkSize } from './size.ts';

/** Pixels of the longer side of a drawing, which has no resolution of its own: A4 at 200 dpi. */
const LONG_SIDE = 2339;
const MOST_DENSITY = 2400;

/** Pictures embedded in a drawing, at most. */
const PICTURES = 100;

/** Entities could fetch files or expand without limit: a drawing that declares any is refused. */
const DECLARATIONS = /<!(?:DOCTYPE|ENTITY)[^>]*\[|<!ENTITY/i;

/**
 * Opens a drawing. Nothing external is loaded: files and addresses that it refers to are left out, since a drawing in memory has no
 * base address.
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

/** A small drawing may embed a picture of a billion pixels: sizes are checked before anything is decoded. */
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
