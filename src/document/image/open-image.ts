import sharp, { type Metadata, type Sharp } from 'sharp';
import { ReadError } from '../../base/index.ts';
import type { DocumentFormat, DocumentLimits, OpenDocument, Page, Raster } from '../types.ts';
import { checkPageNumber } from './page-number.ts';
import { checkSize, limitSide } from './size.ts';
import { readTiffChain } from './tiff-chain.ts';

// libvips keeps results of past operations: nothing of a document may outlive it, and no two documents share a step.
sharp.cache(false);

/** Formats whose files hold several pictures; of animations (GIF, WebP) the first frame is read. */
const PAGED: ReadonlySet<DocumentFormat> = new Set(['tiff', 'gif', 'webp']);

/** Starts the decoding of one page. @param number 1-based */
type Load = (number: number) => Sharp;

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
  const chain = format === 'tiff' ? readTiffChain(source, limits.maxPages + 1) : undefined;
  const input = chain && chain.whole > 0 ? chain.bytes : source;
  // Warnings are tolerated: many scanners and phones write JPEGs with harmless faults. Half a picture is not.
  let failOn: 'truncated' | 'error' = 'truncated';
  const load: Load = (number) =>
    sharp(input, {
      failOn,
      limitInputPixels: limits.maxPixels,
      ...options,
      ...(PAGED.has(format) ? { page: number - 1 } : {}),
    });

  const first = await readHeader(load(1), limits);
  const readable = format === 'tiff' ? Math.max(1, first.pages ?? 1) : 1;
  // A lost page counts: it is asked for, fails, and is reported.
  const pageCount = chain ? Math.max(readable, chain.whole + Number(chain.cut)) : readable;
  // In a TIFF, missing strips and broken codes count as errors, as they would come out white; noisy fax lines do not. A bad directory would be
  // an error on every page: then faults are tolerated.
  if (format === 'tiff' && (!chain || readable >= chain.whole)) failOn = 'error';
  if (pageCount > limits.maxPages) {
    throw new ReadError('too_many_pages', `${pageCount}, allowed ${limits.maxPages}`);
  }

  async function page(number: number): Promise<Page> {
    checkPageNumber(number, pageCount);
    const header = number === 1 ? first : await readHeader(load(number), limits);
    return { page: number, ...header.autoOrient, raster: () => decode(load(number), header) };
  }

  return { format, pageCount, page, close: () => {} };
}

async function readHeader(image: Sharp, limits: DocumentLimits): Promise<Metadata> {
  const metadata = await image.metadata().catch(fail);
  checkSize(metadata.width, metadata.height, limits);
  return metadata;
}

async function decode(image: Sharp, header: Metadata): Promise<Raster> {
  const { data, info } = await withinReason(image, header)
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

/** A large picture loses detail to save memory; JPEG is decoded smaller from the start. */
function withinReason(image: Sharp, { width, height }: Metadata): Sharp {
  const side = limitSide(width, height);
  // Within a square: whether the picture is turned before or after makes no difference.
  return side === undefined ? image : image.resize(side, side, { fit: 'inside' });
}

function fail(cause: unknown): never {
  const tooLarge = cause instanceof Error && /pixel limit/i.test(cause.message);
  throw new ReadError(tooLarge ? 'too_many_pixels' : 'damaged_image', undefined, { cause });
}
