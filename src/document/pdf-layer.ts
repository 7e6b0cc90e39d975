import { type Quarters, quarters } from './pdf-geometry.ts';
import { type Glyph, SILENT, SPACE, UNREADABLE } from './pdf-glyphs.ts';

/** What a page shows besides its glyphs. */
export interface PageInk {
  /** Area of the largest picture as a share of the page, 0–1. */
  picture: number;
}

/**
 * Up to so many visible characters, a picture over most of the page is the page, and the characters are a stamp or a
 * scanner's footer. Invoices printed on a full-page letterhead have hundreds: the least of 56 PDFs had 267.
 */
const STAMP_CHARACTERS = 150;
const PICTURE_PAGE = 0.5;

/** A layer with so few characters tells less than the picture, whatever is drawn. */
const FEW_CHARACTERS = 10;

/** Share of unreadable glyphs from which on the fonts' mappings are not to be trusted. Born-digital pages have 0–1 %. */
const UNREADABLE_SHARE = 0.1;

/** Letters and digits of a good layer: 0.88–0.95 of its characters on 56 PDFs. Shifted mappings give symbols instead. */
const READABLE_SHARE = 0.5;

const READABLE = /[\p{L}\p{N}]/u;

/**
 * Whether the visible text layer says what a person sees. A hidden layer (the OCR of a scanner program), fonts without
 * mappings and scans with a stamp do not: such a page is better read from its picture.
 */
export function isUsable(visible: readonly Glyph[], ink: PageInk): boolean {
  const characters = visible.filter((glyph) => glyph.code !== SPACE && glyph.code !== SILENT);
  const count = characters.length;
  if (count < FEW_CHARACTERS) return false;
  if (ink.picture >= PICTURE_PAGE && count < STAMP_CHARACTERS) return false;
  const unreadable = characters.filter((glyph) => glyph.code === UNREADABLE).length;
  if (unreadable > UNREADABLE_SHARE * count) return false;
  // Leader dots and rules of underscores count once: a repeated sign says nothing about the mapping.
  const varied = characters.filter((glyph, at) => glyph.code !== characters[at - 1]?.code);
  const readable = varied.filter((glyph) => READABLE.test(String.fromCodePoint(glyph.code))).length;
  return readable >= READABLE_SHARE * varied.length;
}

/** More than half of the characters must agree before a page is turned. */
const MAJORITY = 0.6;

/** Clockwise quarter turns that bring most of the text upright: 0 for a page that reads as it is shown. */
export function uprightTurn(visible: readonly Glyph[]): Quarters {
  const counts = [0, 0, 0, 0];
  let all = 0;
  for (const glyph of visible) {
    if (glyph.code === SPACE) continue;
    counts[quarters(glyph.angle / 90)]! += 1;
    all++;
  }
  for (const turn of [1, 2, 3] as const) {
    if (counts[turn]! > MAJORITY * all) return quarters(-turn);
  }
  return 0;
}
