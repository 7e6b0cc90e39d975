import { ReadError } from '../base/index.ts';
import { detectFormat } from './format.ts';
import { openBmp, openHeic, openImage, openSvg, wrapJpeg2000 } from './image/index.ts';
import { type Budget, NESTED, newBudget, openContainer, openPortfolio } from './open-container.ts';
import { openPdf } from './pdf/index.ts';
import type { DocumentLimits, OpenDocument } from './types.ts';
import { openXml } from './xml/index.ts';

/**
 * Opens a document from its bytes. They must not change until it is closed.
 * @throws ReadError `empty_file`, `too_many_bytes`, `unknown_format`, `unsupported_format`, `damaged_image`,
 *   `damaged_pdf`, `encrypted_pdf`, `no_pages`, `too_many_pages`, `too_many_pixels`, `image_too_small`, `no_document`
 */
export const openDocument = (bytes: Uint8Array, limits: DocumentLimits): Promise<OpenDocument> =>
  openNested(bytes, limits, newBudget(limits), 0);

/** @param depth how many containers it lies in */
async function openNested(
  bytes: Uint8Array,
  limits: DocumentLimits,
  budget: Budget,
  depth: number,
): Promise<OpenDocument> {
  if (bytes.length === 0) throw new ReadError('empty_file');
  if (bytes.length > limits.maxBytes) {
    throw new ReadError('too_many_bytes', `${bytes.length}, allowed ${limits.maxBytes}`);
  }
  const format = detectFormat(bytes);
  const inner = async (file: Uint8Array) => {
    if (depth >= NESTED) throw new ReadError('no_document', 'containers in containers');
    return openNested(file, limits, budget, depth + 1);
  };
  switch (format) {
    case 'unknown':
      throw new ReadError('unknown_format');
    case 'heic':
      return openHeic(bytes, limits);
    case 'svg':
      return openSvg(bytes, limits);
    case 'jpeg2000': {
      const { pageCount, page, close } = await openPdf(wrapJpeg2000(bytes, limits), limits);
      return { format, pageCount, page, close };
    }
    case 'bmp':
      return openBmp(bytes, limits);
    case 'xml':
      return openXml(bytes);
    case 'pdf':
      return openPortfolio(await openPdf(bytes, limits), limits, budget, inner);
    case 'zip':
    case 'mail':
    case 'outlook':
    case 'signed':
      return openContainer(format, bytes, limits, budget, inner);
    default:
      return openImage(bytes, format, limits);
  }
}
