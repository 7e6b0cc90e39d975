import { ReadError } from '../../base/index.ts';
import type { Box } from '../../invoice/index.ts';
import { checkPageNumber } from '../image/index.ts';
import type { DocumentLimits, OpenDocument, Page, Raster, Square } from '../types.ts';
import { findPortfolioPdfs, findXmlAttachments } from './attachments.ts';
import { hasUnreadContent } from './content.ts';
import { type Quarters, readFrame } from './geometry.ts';
import { type OpenPages, openPages } from './open-pages.ts';
import { readLayer } from './read-layer.ts';
import { renderPage, renderPart } from './render.ts';

/**
 * Opens a PDF. A page is parsed when it is asked for and freed with the next one: the file's bytes and one page are in PDFium's memory.
 * @throws ReadError `damaged_pdf`, `encrypted_pdf`, `no_pages`, `too_many_pages`
 */
export async function openPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<OpenDocument> {
  const pages = await openPages(bytes);
  const { pageCount } = pages;
  if (pageCount < 1 || pageCount > limits.maxPages) {
    pages.close();
    throw pageCount < 1
      ? new ReadError('no_pages')
      : new ReadError('too_many_pages', `${pageCount}, allowed ${limits.maxPages}`);
  }
  return {
    format: 'pdf',
    pageCount,
    page: (number) => openPage(pages, number, limits),
    xmlFiles: () => pages.onDocument((pdf, document) => findXmlAttachments(pdf, document, bytes)),
    pdfFiles: () => pages.onDocument((pdf, document) => findPortfolioPdfs(pdf, document, bytes)),
    close: pages.close,
  };
}

async function openPage(pages: OpenPages, number: number, limits: DocumentLimits): Promise<Page> {
  checkPageNumber(number, pages.pageCount);
  return pages.onPage(number, (pdf, page) => {
    const { words, turned, squares, hidden } = readLayer(pdf, page);
    const { width, height } = readFrame(pdf, page, turned);
    return {
      page: number,
      width,
      height,
      ...(words ? { words } : {}),
      ...(hidden && { hidden }),
      raster: () => draw(pages, number, turned, limits),
      ...(squares.length > 0 && { squares: squares.map((box) => squareOf(pages, number, turned, box)) }),
    };
  });
}

async function draw(
  pages: OpenPages,
  number: number,
  turned: Quarters,
  { maxPixels }: DocumentLimits,
): Promise<Raster> {
  const raster = await pages.onPage(number, (pdf, page, document) =>
    renderPage(pdf, page, readFrame(pdf, page, turned), maxPixels, () =>
      hasUnreadContent(pdf, document, page, number),
    ),
  );
  // The pictures decoded for it would stay in memory while it is read.
  pages.release();
  return raster;
}

const squareOf = (pages: OpenPages, number: number, turned: Quarters, box: Box): Square => ({
  box,
  draw: (pixels) =>
    pages.onPage(number, (pdf, page) => {
      const scale = pixels / Math.max(box.x1 - box.x0, box.y1 - box.y0);
      return renderPart(pdf, page, readFrame(pdf, page, turned), box, scale);
    }),
});
