import type { Box } from '../../invoice/index.ts';
import type { HiddenKind } from '../types.ts';
import { type PageFrame, toBox, toPoint } from './geometry.ts';
import type { HiddenTexts } from './hidden.ts';
import { type Pdfium, useAndRelease } from './pdfium.ts';

/** One character of a text layer, in page coordinates. */
export interface Glyph {
  /** Unicode as the font maps it; 0xFFFD when it maps to nothing readable. */
  code: number;
  /** Ascent to descent, start to end of the advance: glyphs of a line and a size have the same height. */
  box: Box;
  /** Where it stands on its baseline. */
  x: number;
  y: number;
  /** Degrees clockwise by which its line is turned against the page, 0 ≤ angle < 360. */
  angle: number;
  /** Font size in points, as drawn. */
  size: number;
  /** Tells its font from the others of its page. */
  font: number;
  /** How far along its line the next glyph stands, in points, where the font's own widths are wrong. */
  advance?: number;
  /** Why it cannot be seen; undefined for what is read. */
  hidden: HiddenKind | undefined;
}

/** The code of a glyph that ends a word. */
export const SPACE = 0x20;
/** The code of a glyph whose font does not map it to a character. */
export const UNREADABLE = 0xfffd;

/** The code of a glyph that takes up space in a word and adds nothing to its text. */
export const SILENT = 0x200b;

/** Joiners, direction marks, byte order mark, soft hyphen. */
const IGNORED = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const PRIVATE = /\p{Co}/u;

/** FPDFText_GetUnicode returns this for a hyphen at the end of a line. */
const LINE_END_HYPHEN = 0x02;

/** PDF text render modes (ISO 32000-1, table 106) that paint nothing. */
const INVISIBLE = 3;
const CLIP_ONLY = 7;
/** Those that fill, and those that stroke. */
const FILLS = new Set([0, 2, 4, 6]);
const STROKES = new Set([1, 2, 5, 6]);

function classify(code: number, unmapped: boolean): number {
  if (code === LINE_END_HYPHEN || code === 0xfffe) return 0x2d;
  if (code >= 9 && code <= 13) return SPACE;
  // Most characters of most pages.
  if (code > SPACE && code < 0x7f) return unmapped ? UNREADABLE : code;
  if (unmapped || code < 32 || (code >= 0x7f && code < 0xa0)) return UNREADABLE;
  const character = String.fromCodePoint(code);
  if (/\s/u.test(character)) return SPACE;
  if (IGNORED.test(character)) return SILENT;
  return PRIVATE.test(character) ? UNREADABLE : code;
}

/**
 * Fonts claim heights from 0.75 to 1.7 font sizes (measured on 56 PDFs), so that the boxes of tightly set lines would
 * overlap. Ascent and descent are limited to the space that letters really take.
 */
const ASCENT = [0.7, 0.85] as const;
const DESCENT = [0.15, 0.25] as const;

/** Beyond this many degrees off a quarter turn the box around a slanted glyph is left as it is. */
const SLANT = 2;

function lineBox(loose: Box, x: number, y: number, angle: number, size: number): Box {
  const turn = Math.round(angle / 90) % 4;
  if (Math.abs(angle - Math.round(angle / 90) * 90) > SLANT) return loose;
  const clamp = (value: number, [low, high]: readonly [number, number]) =>
    Math.min(high, Math.max(low, value / size)) * size;
  switch (turn) {
    case 0:
      return { ...loose, y0: y - clamp(y - loose.y0, ASCENT), y1: y + clamp(loose.y1 - y, DESCENT) };
    case 1:
      return { ...loose, x0: x - clamp(x - loose.x0, DESCENT), x1: x + clamp(loose.x1 - x, ASCENT) };
    case 2:
      return { ...loose, y0: y - clamp(y - loose.y0, DESCENT), y1: y + clamp(loose.y1 - y, ASCENT) };
    default:
      return { ...loose, x0: x - clamp(x - loose.x0, ASCENT), x1: x + clamp(loose.x1 - x, DESCENT) };
  }
}

/** A page has a few thousand characters; one with more than this is hostile. */
const MOST_GLYPHS = 200_000;

/**
 * All glyphs of a loaded page in the order of its text layer, spaces included; none when there are absurdly many.
 * @param hidden text objects that are known to show nothing
 */
export function readGlyphs(pdf: Pdfium, page: number, frame: PageFrame, hidden: HiddenTexts): Glyph[] {
  const { api, raw } = pdf;
  const handle = loadTextPage(pdf, page, frame);
  if (handle === 0) return [];
  const text: TextPage = { handle, frame, lookOf: lookUp(pdf, handle, hidden) };
  const glyphs: Glyph[] = [];
  const read = () =>
    pdf.scratch(SCRATCH, (pointer) => {
      const count = raw.FPDFText_CountChars(handle);
      if (count > MOST_GLYPHS) return;
      for (let index = 0; index < count; index++) {
        const glyph = readGlyph(pdf, text, index, pointer);
        if (glyph) glyphs.push(glyph);
      }
    });
  useAndRelease(read, () => api.FPDFText_ClosePage(handle));
  return glyphs;
}

/** PDFium returns the letters of upside-down lines backwards: it has to see the page turned as the frame is. */
function loadTextPage({ api }: Pdfium, page: number, { turned }: PageFrame): number {
  const rotation = api.FPDFPage_GetRotation(page);
  if (turned !== 0) api.FPDFPage_SetRotation(page, (rotation + turned) % 4);
  const textPage = api.FPDFText_LoadPage(page);
  if (turned !== 0) api.FPDFPage_SetRotation(page, rotation);
  return textPage;
}

/** Memory for what one glyph is read into: its matrix (FS_MATRIX), its box (FS_RECTF) and its origin (two doubles). */
const SCRATCH = 64;
const BOX_AT = 24;
const ORIGIN_AT = 40;

/** How the glyphs of a text object are painted. */
interface Look {
  font: number;
  hidden: HiddenKind | undefined;
}

/** PDFium's text layer of a page. */
interface TextPage {
  handle: number;
  frame: PageFrame;
  /** How the glyph at an index is painted. */
  lookOf(index: number): Look;
}

/**
 * One character of a text page; undefined for one that has no place on it.
 * @param pointer memory to read into
 */
function readGlyph(
  pdf: Pdfium,
  { handle: textPage, frame, lookOf }: TextPage,
  index: number,
  pointer: number,
): Glyph | undefined {
  const { raw } = pdf;
  const code = classify(
    raw.FPDFText_GetUnicode(textPage, index),
    raw.FPDFText_HasUnicodeMapError(textPage, index) === 1,
  );
  // The gaps decide between words: spaces that PDFium makes up break letter-spaced lines.
  if (code === SPACE && raw.FPDFText_IsGenerated(textPage, index) === 1) return undefined;
  const [boxAt, originAt] = [pointer + BOX_AT, pointer + ORIGIN_AT];
  if (
    !raw.FPDFText_GetLooseCharBox(textPage, index, boxAt) ||
    !raw.FPDFText_GetMatrix(textPage, index, pointer) ||
    !raw.FPDFText_GetCharOrigin(textPage, index, originAt, originAt + 8)
  ) {
    return undefined;
  }
  const f32 = pdf.floats();
  const f64 = pdf.doubles();
  const m = pointer >> 2;
  const b = boxAt >> 2;
  const o = originAt >> 3;
  const [x, y] = toPoint(frame, f64[o]!, f64[o + 1]!);
  const fontSize = raw.FPDFText_GetFontSize(textPage, index);
  const angle = angleOf(frame, f32[m]!, f32[m + 1]!, fontSize);
  const loose = toBox(frame, f32[b]!, f32[b + 3]!, f32[b + 2]!, f32[b + 1]!);
  const size = Math.abs(fontSize) * Math.hypot(f32[m + 2]!, f32[m + 3]!) || loose.y1 - loose.y0;
  const { font, hidden } = lookOf(index);
  const box = lineBox(loose, x, y, angle, size);
  return {
    code,
    box,
    x,
    y,
    angle,
    size,
    font,
    hidden: hidden ?? (isTiny(size, loose, frame) ? 'tiny' : undefined),
  };
}

/**
 * The direction of writing on the page: the text matrix's x axis, turned as the page is. A negative font size, which some producers
 * write under a flipped matrix, reverses it.
 */
function angleOf(
  { matrix: [a, b, c, d] }: PageFrame,
  across: number,
  down: number,
  fontSize: number,
): number {
  const direction = Math.atan2(b * across + d * down, a * across + c * down) + (fontSize < 0 ? Math.PI : 0);
  return ((direction * 180) / Math.PI + 360) % 360;
}

/** Print of this size in points cannot be read on an A4 sheet; pages that are smaller are looked at more closely. */
const TINY = 2;
const SHEET = 842;

/** Whether a glyph is too small for any reader. Some fonts have a nominal size that says nothing: then their boxes do. */
function isTiny(size: number, loose: Box, { width, height }: PageFrame): boolean {
  const extent = Math.max(size, Math.min(loose.x1 - loose.x0, loose.y1 - loose.y0));
  return extent < TINY * Math.min(1, Math.max(width, height) / SHEET);
}

/** Looks up how glyphs are painted, asking PDFium once for each text object. */
function lookUp(pdf: Pdfium, textPage: number, hidden: HiddenTexts): TextPage['lookOf'] {
  const { raw } = pdf;
  const known = new Map<number, Look>();
  return (index) => {
    const object = raw.FPDFText_GetTextObject(textPage, index);
    if (object === 0) return { font: 0, hidden: undefined };
    let look = known.get(object);
    if (look === undefined) {
      const mode = raw.FPDFTextObj_GetTextRenderMode(object);
      const isUnpainted = mode === INVISIBLE || mode === CLIP_ONLY || isTransparent(pdf, object, mode);
      look = {
        font: raw.FPDFTextObj_GetFont(object),
        hidden: hidden.get(object) ?? (isUnpainted ? 'unpainted' : undefined),
      };
      known.set(object, look);
    }
    return look;
  };
}

/** Whether a text object's paint has no opacity at all. Stroke counts for the modes that stroke. */
function isTransparent(pdf: Pdfium, object: number, mode: number): boolean {
  const { raw } = pdf;
  return pdf.scratch(16, (p) => {
    const alpha = (read: typeof raw.FPDFPageObj_GetFillColor) =>
      read(object, p, p + 4, p + 8, p + 12) ? pdf.bytes()[p + 12]! : 255;
    return (
      !(FILLS.has(mode) && alpha(raw.FPDFPageObj_GetFillColor) > 0) &&
      !(STROKES.has(mode) && alpha(raw.FPDFPageObj_GetStrokeColor) > 0)
    );
  });
}
