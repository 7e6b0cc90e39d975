import { type Quarters, toQuarters } from './geometry.ts';
import { type Glyph, SILENT, SPACE, UNREADABLE } from './glyphs.ts';

/** What a page shows besides its glyphs. */
export interface PageInk {
  /** Area of the largest picture as a share of the page, 0–1. */
  picture: number;
  /** About how many letters are drawn as curves instead of being set in a font. */
  outlines: number;
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

/**
 * Letters drawn as outlines that make a layer incomplete: more than a logo has (the most of 56 PDFs is 52), and more than this share
 * of the layer's characters. A page of nothing but outlines has one for each of its letters and more.
 */
const LOGO_LETTERS = 100;
const OUTLINED_SHARE = 0.3;

/**
 * The eight letters that are the commonest of every language in Latin script make up 0.55 to 0.7 of a page's letters. A font whose mapping
 * is wrong gives other letters: of 378 pages with their letters exchanged at random 98.7 % are below, of 70 sound pages none (least 0.567).
 */
const COMMON = 'aeinorst';
const COMMON_SHARE = 0.5;
const ENOUGH_LETTERS = 120;

const READABLE = /[\p{L}\p{N}]/u;

function isReadable(code: number): boolean {
  // Most characters of most pages.
  if (code < 0x80) return isAsciiLetter(code) || (code >= 0x30 && code <= 0x39);
  return READABLE.test(String.fromCodePoint(code));
}

const isAsciiLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

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
  const readable = varied.filter(({ code }) => isReadable(code)).length;
  if (readable < READABLE_SHARE * varied.length) return false;
  if (ink.outlines > LOGO_LETTERS && ink.outlines > OUTLINED_SHARE * count) return false;
  return !isScrambled(characters);
}

/** Whether the letters are those of no language: the font's mapping names the wrong ones, digits too. */
function isScrambled(characters: readonly Glyph[]): boolean {
  let [letters, latin, common] = [0, 0, 0];
  for (const { code } of characters) {
    const letter = baseLetter(code);
    if (letter === undefined) continue;
    letters++;
    if (!(letter >= 'a' && letter <= 'z')) continue;
    latin++;
    if (COMMON.includes(letter)) common++;
  }
  if (latin < ENOUGH_LETTERS || latin < 0.8 * letters) return false;
  return common < COMMON_SHARE * latin;
}

/** The letter of a character in lower case, without its accents; undefined for what is no letter. */
function baseLetter(code: number): string | undefined {
  if (code < 0x80) return isAsciiLetter(code) ? String.fromCharCode(code | 0x20) : undefined;
  const letter = String.fromCodePoint(code).normalize('NFD')[0]!.toLowerCase();
  return /\p{L}/u.test(letter) ? letter : undefined;
}

/** More than half of the characters must agree before a page is turned. */
const MAJORITY = 0.6;

/** Clockwise quarter turns that bring most of the text upright: 0 for a page that reads as it is shown. */
export function findUprightTurn(visible: readonly Glyph[]): Quarters {
  const counts = [0, 0, 0, 0];
  let all = 0;
  for (const glyph of visible) {
    if (glyph.code === SPACE) continue;
    counts[toQuarters(glyph.angle / 90)]! += 1;
    all++;
  }
  for (const turn of [1, 2, 3] as const) {
    if (counts[turn]! > MAJORITY * all) return toQuarters(-turn);
  }
  return 0;
}
