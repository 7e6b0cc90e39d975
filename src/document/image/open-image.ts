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
    const { width, height } = squarePixels(header, chain?.pixelShapes[number - 1]);
    return { page: number, width, height, raster: () => decode(load(number), header, { width, height }) };
  }

  return { format, pageCount, page, close: () => {} };
}

async function readHeader(image: Sharp, limits: DocumentLimits): Promise<Metadata> {
  const metadata = await image.metadata().catch(fail);
  checkSize(metadata.width, metadata.height, limits);
  return metadata;
}

/** Deviations from a square smaller than this are rounding. */
const SQUARE = 0.03;
/** From this orientation of EXIF on, a picture is stored on its side. */
const ON_ITS_SIDE = 5;

/** The size of a picture once its pixels are as wide as high: of a fax, twice as many lines. Its shorter side grows, so that nothing is lost. */
function squarePixels({ autoOrient: { width, height }, orientation = 1 }: Metadata, stored = 1): Size {
  const wide = orientation < ON_ITS_SIDE ? stored : 1 / stored;
  if (Math.abs(wide - 1) < SQUARE) return { width, height };
  return wide > 1
    ? { width: Math.round(width * wide), height }
    : { width, height: Math.round(height / wide) };
}

type Size = Record<'width' | 'height', number>;

async function decode(image: Sharp, header: Metadata, size: Size): Promise<Raster> {
  const { data, info } = await inSize(image, header, size)
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
function inSize(image: Sharp, { autoOrient }: Metadata, size: Size): Sharp {
  const side = limitSide(size.width, size.height);
  const isStretched = size.width !== autoOrient.width || size.height !== autoOrient.height;
  // Within a square: whether the picture is turned before or after makes no difference.
  if (!isStretched) return side === undefined ? image : image.resize(side, side, { fit: 'inside' });
  const scale = side === undefined ? 1 : side / Math.max(size.width, size.height);
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  return image.autoOrient().resize(width, height, { fit: 'fill' });
}

function fail(cause: unknown): never {
  const tooLarge = cause instanceof Error && /pixel limit/i.test(cause.message);
  throw new ReadError(tooLarge ? 'too_many_pixels' : 'damaged_image', undefined, { cause });
}
