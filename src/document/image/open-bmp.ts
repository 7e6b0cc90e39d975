import type { DocumentLimits, OpenDocument } from '../types.ts';
import { decodeBmp } from './bmp.ts';
import { readBmpHeader } from './bmp-header.ts';
import { checkPageNumber } from './page-number.ts';
import { checkSize } from './size.ts';

/**
 * Opens a bitmap, which sharp does not read.
 * @throws ReadError `damaged_image`, `unsupported_format`, `too_many_pixels`, `image_too_small`
 */
export function openBmp(bytes: Uint8Array, limits: DocumentLimits): OpenDocument {
  const header = readBmpHeader(bytes);
  const { width, height } = header;
  checkSize(width, height, limits);
  return {
    format: 'bmp',
    pageCount: 1,
    async page(number) {
      checkPageNumber(number, 1);
      return { page: 1, width, height, raster: async () => decodeBmp(bytes, header) };
    },
    close: () => {},
  };
}
