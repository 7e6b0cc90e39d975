import type { DocumentLimits } from '../document/index.ts';

/** How a document is to be read. Everything has a default: `readInvoice(bytes)` is a whole call. */
export interface ReadSettings {
  /** One of the contract's 154 language names, any case. A hint: the page's own language is recognised. Default `English`. */
  language?: string;
  /** Straighten a tilt of up to 15°. Default true. */
  straighten?: boolean;
  /** Degrees to turn the picture clockwise before anything else. Default 0. */
  rotate?: number;
  /** To black and white before recognition. Default false. */
  binarize?: boolean;
  /** Enlarge before recognition, for small print. Default false. */
  upsample?: boolean;
  /** Correct misspelt words by the language's dictionary. Default false. */
  spellCheck?: boolean;
  /** Stretch the contrast of pictures first: ink to black, paper to white. Default false. */
  contrast?: boolean;
  /** Where to look, in pixels of the picture as it came; in points on PDF pages. Default everywhere. */
  regions?: Region[];
  /** Ignore text layers and embedded XML: read the picture. Default false. */
  forceOcr?: boolean;
  limits?: Partial<DocumentLimits>;
}

/** Right and bottom are the first that do not belong to it. */
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
