import type { Box } from '../invoice/index.ts';

/** A piece of text without spaces and its place, in the units of its page. */
export interface Word {
  text: string;
  box: Box;
  /** 0–1; 1 for words of a text layer. */
  confidence: number;
  source: 'text' | 'ocr';
  /** Degrees clockwise by which it is turned against the page, such as 270 for a side note read upwards; absent when level. */
  angle?: number;
}

/** A decoded picture: RGB, 8 bits a channel, rows from the top, no padding: `data.length === width * height * 3`. */
export interface Raster {
  data: Uint8Array;
  width: number;
  height: number;
}

/** The words of one page, in the coordinates of the page as it is read: upright and straightened. */
export interface PageText {
  /** 1-based. */
  page: number;
  width: number;
  height: number;
  words: Word[];
}

export type DocumentFormat =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'tiff'
  | 'avif'
  | 'heic'
  | 'bmp'
  | 'svg'
  | 'jpeg2000'
  | 'pdf'
  | 'xml'
  | 'zip'
  | 'mail'
  | 'outlook'
  | 'signed';

export interface DocumentLimits {
  /** Bytes of the file. */
  maxBytes: number;
  /** Pixels of one picture, checked from the header before decoding. */
  maxPixels: number;
  maxPages: number;
}

/**
 * Why text of a layer cannot be seen: in the colour of its ground, under something that was painted later, beside the visible part of the page, in
 * print too small for any reader, on a layer that is switched off, or not painted at all.
 */
export type HiddenKind = 'same_colour' | 'covered' | 'off_page' | 'tiny' | 'hidden_layer' | 'unpainted';

export interface Page {
  /** 1-based. */
  page: number;
  /** Points for PDF, pixels for pictures (after EXIF orientation). */
  width: number;
  height: number;
  /** Words of the text layer, in the page's units, when there is a usable one. */
  words?: Word[];
  /** How many characters of the text layer were left out because nobody sees them, by the reason why. Absent if there are none. */
  hidden?: Partial<Record<HiddenKind, number>>;
  /**
   * The page as pixels: the picture itself (a very large one at a lower resolution), or the PDF page drawn at a resolution that suits the OCR.
   * Drawing a hostile PDF may take minutes and cannot be interrupted from within: callers need a deadline on the process.
   * @throws ReadError `damaged_image`, `blank_render`, `too_many_pixels`
   */
  raster(): Promise<Raster>;
  /** Parts of a PDF page with a text layer that may be square codes: drawing them is cheap, drawing the whole page is not. Absent if there are none. */
  squares?: Square[];
}

/** A part of a page that has the shape of a square code. */
export interface Square {
  /** In the page's units. */
  box: Box;
  /**
   * Draws it. @param pixels length of its longer side
   * @throws ReadError `damaged_pdf`
   */
  draw(pixels: number): Promise<Raster>;
}

/** An opened document. Close it: PDF memory lives outside the JavaScript heap. */
export interface OpenDocument {
  format: DocumentFormat;
  /** 0 for XML, which has no pages; of a container all pages of its documents. */
  pageCount: number;
  /**
   * Opens one page, 1-based. A PDF page whose text runs sideways is turned upright, its raster with it.
   * @throws ReadError `damaged_pdf`, `damaged_image`, `too_many_pixels`, `image_too_small`
   */
  page(number: number): Promise<Page>;
  /**
   * The XML that the document is or carries (files attached to a PDF, recognised by their content), without oversized ones.
   * @throws ReadError `damaged_pdf` when an attachment breaks the parser: open the document again to read its pages
   */
  xmlFiles?(): Uint8Array[];
  /** The PDFs attached to a PDF that is a collection of them (a portfolio). */
  pdfFiles?(): Uint8Array[];
  /** The documents that a container holds, in the order of its pages; absent for a document that is none. */
  parts?: readonly OpenDocument[];
  /** For people: what of a container could not be opened. */
  warnings?: readonly string[];
  close(): void;
}
