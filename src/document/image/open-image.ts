import sharp, { type Metadata, type Sharp } from 'sharp';
import { ReadError } from '../../base/index.ts';
import type { DocumentFormat, DocumentLimits, OpenDocument, Page, Raster } from '../types.ts';
import { checkPageNumber } from './page-number.ts';
import { checkSize, sideWithinReason } from './size.ts';
import { tiffChain } from './tiff-chain.ts';

// libvips keeps results of past operations: nothing of a document may outlive it, and no two documents share a step.
sharp.cache(false);

/** Formats whose files hold several pictures; of those that move (GIF, WebP) the first one is read. */
const PAGED: ReadonlySet<DocumentFormat> = new Set(['tiff', 'gif', 'webp']);

/**
 * Opens a picture that sharp decodes. Only headers are read here; every `raster()` decodes anew, so that a document of
 * 200 pages never holds 200 rasters.
 * @throws ReadError `damaged_image`, `too_many_pixels`, `too_many_pages`, `image_too_small`
 */
export async function openImage(
  bytes: Uint8Array,
  format: DocumentFormat,
  limits: DocumentLimits,
  options: { density?: number } = {},
): Promise<OpenDocument> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const chain = format === 'tiff' ? tiffChain(source, limits.maxPages + 1) : undefined;
  const input = chain && chain.whole > 0 ? chain.bytes : source;
  // Warnings are let pass: many scanners and phones write JPEGs with harmless faults. Half a picture is not.
  let failOn: 'truncated' | 'error' = 'truncated';
  const load = (number: number) =>
    sharp(input, {
      failOn,
      limitInputPixels: limits.maxPixels,
      ...options,
      ...(PAGED.has(format) ? { page: number - 1 } : {}),
    });

  const sizes = new Map<number, Metadata>();
  async function header(number: number): Promise<Metadata> {
    const metadata = await load(number).metadata().catch(fail);
    checkSize(metadata.width, metadata.height, limits);
    sizes.set(number, metadata);
    return metadata;
  }

  const first = await header(1);
  const readable = format === 'tiff' ? Math.max(1, first.pages ?? 1) : 1;
  // A page that is lost counts: it is asked for, fails, and is named.
  const pageCount = chain ? Math.max(readable, chain.whole + Number(chain.cut)) : readable;
  // Of TIFF, missing strips and broken codes are errors and would else be white, and lines of a fax with noise are not. A bad directory is an
  // error too, of every page: then a picture is taken as it is.
  if (format === 'tiff' && (!chain || readable >= chain.whole)) failOn = 'error';
  if (pageCount > limits.maxPages) {
    throw new ReadError('too_many_pages', `${pageCount}, allowed ${limits.maxPages}`);
  }

  async function raster(number: number): Promise<Raster> {
    const { data, info } = await withinReason(load(number), number)
      .autoOrient()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
      .catch(fail);
    const { width, height } = info;
    if (data.length !== width * height * 3) throw new ReadError('damaged_image', `${info.channels} channels`);
    return { data, width, height };
  }

  /** Of a large picture detail is given up instead of memory; JPEG is decoded smaller from the start. */
  function withinReason(image: Sharp, number: number): Sharp {
    const { width, height } = sizes.get(number)!;
    const side = sideWithinReason(width, height);
    // Within a square: whether the picture is turned before or after makes no difference.
    return side === undefined ? image : image.resize(side, side, { fit: 'inside' });
  }

  async function page(number: number): Promise<Page> {
    checkPageNumber(number, pageCount);
    const { autoOrient } = number === 1 ? first : await header(number);
    return { page: number, ...autoOrient, raster: () => raster(number) };
  }

  return { format, pageCount, page, close: () => {} };
}

function fail(cause: unknown): never {
  const tooLarge = cause instanceof Error && /pixel limit/i.test(cause.message);
  throw new ReadError(tooLarge ? 'too_many_pixels' : 'damaged_image', undefined, { cause });
}
