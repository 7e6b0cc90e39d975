/**
 * The port for recognisers: what turns a picture of text into characters. Ours fulfil it (threads/thread-recogniser.ts), so do Tesseract's
 * packs (packs/tesseract.ts), and so can yours: hand it to `createOcr`, and check it with test/recogniser-conformance.ts.
 */
import type { Raster } from '../document/index.ts';
import type { Grey, Rectangle } from './picture/index.ts';

/**
 * Who calls it: the reader of a page, on the thread that called `Ocr.read`, several times a page and without waiting for earlier calls. A
 * recogniser that computes for long does so on threads or in processes of its own. Whoever made a recogniser closes it, after its last call.
 */
export interface Recogniser {
  /**
   * Reads the text in parts of a page. What it rejects with ends the reading of the page.
   * @param page as it is to be read: with even light, its text upright but for a tilt of some degrees. Must not be changed.
   * @param areas in pixels of the page; each holds a single line of text along its angle, found by the detector (text in it may stand on its
   *   head, or be no text at all), or is the whole page, for a recogniser that finds the lines itself
   * @returns the lines of each area, in the order of the areas. The caller owns them and may change their words.
   */
  recognise(page: PagePicture, areas: readonly Rectangle[]): Promise<Line[][]>;
  /** Gives its memory and threads back. */
  close(): Promise<void>;
}

/** A page to be read: in grey, one byte a pixel, in shared memory; in colour when asked for. */
export interface PagePicture extends Grey {
  raster(): Promise<Raster>;
}

/** A line of text as read, or part of one: a recogniser that knows no lines gives each word as a line of its own. */
export interface Line {
  /** Where it stands, in pixels of the page. `width` runs along the text. */
  area: Rectangle;
  /** From its start to its end; none where nothing could be read. */
  words: LineWord[];
  /** The number of its characters, and the sum of the natural logarithms of their probabilities (≤ 0). */
  characters: number;
  logProbability: number;
}

/** A word of a line; its edges as fractions 0–1 of the line's area, along its width and height. */
export interface LineWord {
  text: string;
  /** 0–1. */
  confidence: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Characters that may be others, from left to right; a recogniser that cannot tell gives none. */
  doubts: Doubt[];
}

/** A character that may have another accent, or none, or be a digit. What else the page says decides (settle/). */
export interface Doubt {
  /** Where it starts in the word's text. */
  at: number;
  text: string;
  probability: number;
  /** The same letter with other accents, or another letter that looks like it; the likeliest first. */
  alternatives: readonly Alternative[];
  /** The digit that it may be instead. */
  digit?: Alternative;
}

export interface Alternative {
  text: string;
  /** 0–1. */
  probability: number;
}

/** Finds recognisers for languages whose letters the built-in ones do not know. */
export interface LanguageRecognisers {
  /**
   * Undefined where none is needed or installed. The recogniser is asked for whole pages, and stays open.
   * @param languageName as the caller of `Ocr.read` gave it
   */
  find(languageName: string): Promise<LanguageRecogniser | undefined>;
}

export interface LanguageRecogniser {
  recogniser: Recogniser;
  /** Its words with such a letter replace those of the built-in recognisers; of all others these are kept. */
  letters: RegExp;
}
