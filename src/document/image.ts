import sharp, { type Metadata } from 'sharp';
import { ReadError } from '../errors.ts';
import type { DocumentFormat, DocumentLimits, OpenDocument, Page, Raster } from './types.ts';

/** No letter is legible in a picture that is smaller than this on a side, in pixels. */
export const MIN_SIDE = 16;

/** @throws ReadError `too_many_pixels`, `image_too_small` */
export function checkSize(width: number, height: number, limits: DocumentLimits): void {
  if (width * height > limits.maxPixels) {
    throw new ReadError('too_many_pixels', `${width} × ${height}, allowed ${limits.maxPixels}`);
  }
  if (width < MIN_SIDE || height < MIN_SIDE) throw new ReadError('image_too_small', `${width} × ${height}`);
}

const damaged = (cause: unknown) =>
  cause instanceof ReadError ? cause : new ReadError('damaged_image', undefined, { cause });

/** EXIF orientations 5–8 lie on their side. */
const turned = (metadata: Metadata) => (metadata.orientation ?? 1) >= 5;

/**
 * Opens a picture that sharp decodes. Nothing is decoded before `raster()`, and every call of it decodes again:
 * a document of 200 pages never holds 200 rasters.
 * @throws ReadError `damaged_image`, `too_many_pixels`, `too_many_pages`, `image_too_small`
 */
export async function openImage(
  bytes: Uint8Array,
  format: DocumentFormat,
  limits: DocumentLimits,
): Promise<OpenDocument> {
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const load = (page: number) =>
    sharp(input, {
      failOn: 'truncated',
      // The limit counts what is decoded; one page at a time is, so the header's own numbers are checked below.
      limitInputPixels: limits.maxPixels,
      ...(format === 'tiff' || format === 'gif' || format === 'webp' ? { page } : {}),
    });
  const read = async (page: number): Promise<Metadata> => {
    const metadata = await load(page)
      .metadata()
      .catch((error: unknown) => {
        throw /pixel limit/i.test(String(error)) ? new ReadError('too_many_pixels') : damaged(error);
      });
    checkSize(metadata.width, metadata.height, limits);
    return metadata;
  };

  const first = await read(0);
  const pageCount = format === 'tiff' ? Math.max(1, first.pages ?? 1) : 1;
  if (pageCount > limits.maxPages) {
    throw new ReadError('too_many_pages', `${pageCount}, allowed ${limits.maxPages}`);
  }

  async function raster(index: number): Promise<Raster> {
    try {
      const { data, info } = await load(index)
        .autoOrient()
        .flatten({ background: '#fff' })
        .toColourspace('srgb')
        .removeAlpha()
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      if (info.channels === 3) return { data, width: info.width, height: info.height };
      throw new Error(`${info.channels} channels`);
    } catch (error) {
      throw damaged(error);
    }
  }

  async function page(number: number): Promise<Page> {
    const metadata = number === 1 ? first : await read(number - 1);
    const [width, height] = turned(metadata)
      ? [metadata.height, metadata.width]
      : [metadata.width, metadata.height];
    return { page: number, width, height, raster: () => raster(number - 1) };
  }

  return { format, pageCount, page, close: () => {} };
}
