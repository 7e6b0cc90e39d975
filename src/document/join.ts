import { ReadError } from '../base/index.ts';
import { checkPageNumber } from './image/index.ts';
import type { DocumentFormat, DocumentLimits, OpenDocument } from './types.ts';

/**
 * Several documents as one: their pages one after the other.
 * @throws ReadError `too_many_pages`; the parts are closed then
 */
export function joinDocuments(
  format: DocumentFormat,
  parts: readonly OpenDocument[],
  { maxPages }: DocumentLimits,
  warnings: readonly string[],
): OpenDocument {
  const pageCount = parts.reduce((sum, part) => sum + part.pageCount, 0);
  const close = () => {
    for (const part of parts) part.close();
  };
  if (pageCount > maxPages) {
    close();
    throw new ReadError('too_many_pages', `${pageCount}, allowed ${maxPages}`);
  }
  return {
    format,
    pageCount,
    parts,
    warnings,
    async page(number) {
      checkPageNumber(number, pageCount);
      let before = 0;
      for (const part of parts) {
        if (number <= before + part.pageCount) return { ...(await part.page(number - before)), page: number };
        before += part.pageCount;
      }
      throw new RangeError(`no page ${number}`);
    },
    close,
  };
}
