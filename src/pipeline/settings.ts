import type { DocumentLimits } from '../document/index.ts';

/** How to read a document. Everything has a default: `readInvoice(bytes)` is enough. */
export interface ReadSettings {
  /** One of the contract's 154 language names, any case. A hint: the page's own language is recognised. Default `English`. */
  language?: string;
  /** Straighten a tilt of up to 15°. Default true. */
  straighten?: boolean;
  /** Degrees to turn the picture clockwise before anything else. Default 0. */
  rotate?: number;
  /** Convert to black and white before recognition. Default false. */
  binarize?: boolean;
  /** Enlarge before recognition, for small print. Default false. */
  upsample?: boolean;
  /** Correct misspelt words by the language's dictionary. Default false. */
  spellCheck?: boolean;
  /** Stretch the contrast of pictures first: ink to black, paper to white. Default false. */
  contrast?: boolean;
  /** Where to look, in pixels of the original picture, or in points of a PDF page. Default everywhere. */
  regions?: Region[];
  /** Ignore text layers and embedded XML: read the picture. Default false. */
  forceOcr?: boolean;
  limits?: Partial<DocumentLimits>;
}

/** A rectangle; `right` and `bottom` are exclusive. */
export interface Region {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const DEFAULT_LIMITS: DocumentLimits = {
  maxBytes: 40 * 1024 * 1024,
  maxPixels: 100_000_000,
  maxPages: 200,
};
