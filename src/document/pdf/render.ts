import { ReadError } from '../../base/index.ts';
import type { Box } from '../../invoice/index.ts';
import { checkLegible } from '../image/index.ts';
import type { Raster } from '../types.ts';
import { type PageFrame, toPoint } from './geometry.ts';
import { heightOf, walkObjects, widthOf } from './objects.ts';
import type { Pdfium } from './pdfium.ts';

/** The best trade-off between OCR quality and time: A4 becomes 1654 × 2339. */
const DPI = 200;

/** A page whose longer side would have fewer pixels is enlarged: its size in points is not that of its paper. */
const LEAST_SIDE = 1600;
const MOST_DPI = 600;

/** 12 million pixels are an A2 poster at 200 dpi or a receipt of 2 m; larger pages lose detail to save memory. */
const MOST_PIXELS = 12_000_000;

/** FPDFBitmap_BGR and the render flags of fpdfview.h. */
const BGR = 2;
const ANNOTATIONS = 0x01;
const REVERSE_BYTE_ORDER = 0x10;

/** Pixels per point. */
export function chooseScale(width: number, height: number, maxPixels: number): number {
  const long = Math.max(width, height);
  const dpi = Math.min(MOST_DPI, Math.max(DPI, (LEAST_SIDE * 72) / long));
  return Math.min(dpi / 72, Math.sqrt(Math.min(MOST_PIXELS, maxPixels) / (width * height)));
}

/**
 * Draws a loaded page on white, turned as its frame says.
 * @param unread called for a page that came out white: whether it has content that did not become objects
 * @throws ReadError `blank_render` when the page has content and none of it was drawn, `image_too_small` when it is so long that the
 *   other side has no pixels left to hold text
 */
export function renderPage(
  pdf: Pdfium,
  page: number,
  frame: PageFrame,
  maxPixels: number,
  unread: () => boolean,
): Raster {
  const scale = chooseScale(frame.width, frame.height, maxPixels);
  checkLegible(Math.round(frame.width * scale), Math.round(frame.height * scale));
  const raster = draw(pdf, page, frame, scale, { x0: 0, y0: 0, x1: frame.width, y1: frame.height });
  if (isWhite(raster.data) && (hasContent(pdf, page, frame) || unread())) throw new ReadError('blank_render');
  return raster;
}

/** Draws a part of a loaded page, given in the units of its frame. */
export function renderPart(pdf: Pdfium, page: number, frame: PageFrame, part: Box, scale: number): Raster {
  return draw(pdf, page, frame, scale, part);
}

function draw(pdf: Pdfium, page: number, frame: PageFrame, scale: number, part: Box): Raster {
  const { api } = pdf;
  const pixels = (length: number) => Math.max(1, Math.floor(length * scale + 0.5));
  const [width, height] = [pixels(part.x1 - part.x0), pixels(part.y1 - part.y0)];
  const bitmap = api.FPDFBitmap_CreateEx(width, height, BGR, 0, 0);
  if (bitmap === 0) throw new RangeError('PDFium is out of memory');
  api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  const flags = ANNOTATIONS | REVERSE_BYTE_ORDER;
  const [left, top] = [-Math.round(part.x0 * scale), -Math.round(part.y0 * scale)];
  const whole = [pixels(frame.width), pixels(frame.height)] as const;
  api.FPDF_RenderPageBitmap(bitmap, page, left, top, ...whole, frame.turned, flags);
  const start = api.FPDFBitmap_GetBuffer(bitmap);
  const stride = api.FPDFBitmap_GetStride(bitmap);
  const memory = pdf.bytes();
  const row = width * 3;
  const data = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    data.set(memory.subarray(start + y * stride, start + y * stride + row), y * row);
  }
  api.FPDFBitmap_Destroy(bitmap);
  return { data, width, height };
}

function isWhite(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at++) if (data[at] !== 0xff) return false;
  return true;
}

/**
 * Whether a page that came out white should not have: it holds a picture that cannot be decoded, or coloured text. Scanned white paper, a
 * white background and the single space that word processors leave on their last page are rightly blank.
 */
function hasContent(pdf: Pdfium, page: number, frame: PageFrame): boolean {
  const { api } = pdf;
  for (const { type, handle, area } of walkObjects(pdf, page)) {
    if (widthOf(area) <= 0 || heightOf(area) <= 0) continue;
    const [x, y] = toPoint(frame, (area.left + area.right) / 2, (area.bottom + area.top) / 2);
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
    if (type === 'text' && isColoured(pdf, handle)) return true;
    if (type !== 'image') continue;
    const bitmap = api.FPDFImageObj_GetBitmap(handle);
    if (bitmap === 0) return true;
    api.FPDFBitmap_Destroy(bitmap);
  }
  return false;
}

/** Whether a text object shows on white: invisible and white text does not. */
function isColoured({ api, scratch, bytes }: Pdfium, text: number): boolean {
  if (api.FPDFTextObj_GetTextRenderMode(text) !== 0) return false;
  return scratch(16, (p) => {
    if (!api.FPDFPageObj_GetFillColor(text, p, p + 4, p + 8, p + 12)) return false;
    const [red, green, blue, alpha] = [0, 4, 8, 12].map((at) => bytes()[p + at]!);
    return alpha! > 0x80 && Math.min(red!, green!, blue!) < 0x80;
  });
}
