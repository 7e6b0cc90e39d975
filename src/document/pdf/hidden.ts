import type { HiddenKind, Raster } from '../types.ts';
import { type PageFrame, toBox } from './geometry.ts';
import { type Area, heightOf, type PageObject, widthOf } from './objects.ts';
import type { Pdfium } from './pdfium.ts';

/** Paint and ground that differ by less than this in every channel, 0–255, cannot be told apart on paper: #F0F0F0 on white by 15. */
const SAME_COLOUR = 24;
/** Large letters, from this height in points on, are seen when they differ by more than this: watermarks are as pale as that. */
const LARGE = 30;
const SAME_COLOUR_IF_LARGE = 8;
/** Paint with no channel above this is dark: on a picture, which is seldom dark where text stands, it is not looked for. */
const DARK = 96;

/** Fills smaller than this, in points, are rules and dots, and hide no text. */
const LEAST_FILL = { width: 15, height: 5 };
/** How many fills are remembered; a drawing has thousands. */
const MOST_FILLS = 400;

/** Shares of a text's area: it is covered where this much of it is; another text stands over it from here on. */
const COVERED = 0.9;
const OVERLAID = 0.3;

/** Something is to be seen in an area from this share of its pixels on. */
const SEEN_SHARE = 0.01;

/** FPDF_FILLMODE_NONE of fpdf_edit.h. */
const NO_FILL = 0;
/** A rectangle has so many segments at most; of a path with more, the area says little of where it paints. */
const RECTANGLE_SEGMENTS = 5;
/** The mark of content that belongs to a layer (ISO 32000-1, 8.11.3). */
const LAYER_MARK = 'OC';

type Colour = readonly [red: number, green: number, blue: number];
const WHITE: Colour = [255, 255, 255];

/** A filled path or a picture, with its place in the order of painting. */
interface Fill {
  area: Area;
  at: number;
  /** Undefined for pictures, shadings and paths of any shape. */
  colour: Colour | undefined;
}

interface PaintedText {
  handle: number;
  area: Area;
  at: number;
  paint: Colour;
  /** 0–255. */
  alpha: number;
  /** Why it may be hidden. */
  suspicion?: HiddenKind;
}

type Suspect = PaintedText & {
  suspicion: HiddenKind;
  /** Whether a rectangle covers it. */
  isPlain?: boolean;
};

/** Text objects of a page that show nothing, by their handles. */
export type HiddenTexts = ReadonlyMap<number, HiddenKind>;

/**
 * Finds text that can be copied but not seen: in the colour of its ground, painted over, or on a layer that is switched off. What colours and
 * places make suspicious is looked for in a picture of the page, which is drawn only then.
 * @param objects of a loaded page, in the order in which they are painted
 * @param draw draws the page
 */
export function findHidden(
  pdf: Pdfium,
  objects: readonly PageObject[],
  frame: PageFrame,
  draw: () => Raster,
): HiddenTexts {
  const { texts, suspects } = findSuspects(pdf, objects);
  const hidden = new Map<number, HiddenKind>(
    objects
      .filter((one) => one.type === 'text' && isOff(frame, one.area))
      .map((one) => [one.handle, 'off_page']),
  );
  if (suspects.length === 0) return hidden;
  const picture = draw();
  for (const suspect of suspects) {
    const pixels = pixelsOf(picture, frame, suspect.area);
    if (pixels.length > 0 && isUnseen(suspect, pixels, texts)) hidden.set(suspect.handle, suspect.suspicion);
  }
  return hidden;
}

/** Whether an area lies wholly beside the visible page. A line that only runs out of it is no secret. */
function isOff(frame: PageFrame, { left, bottom, right, top }: Area): boolean {
  const box = toBox(frame, left, bottom, right, top);
  return box.x1 < 0 || box.y1 < 0 || box.x0 > frame.width || box.y0 > frame.height;
}

function findSuspects(
  pdf: Pdfium,
  objects: readonly PageObject[],
): { texts: PaintedText[]; suspects: Suspect[] } {
  const fills: Fill[] = [];
  const texts: PaintedText[] = [];
  for (const [at, object] of objects.entries()) {
    if (object.type === 'text') {
      const text = textOf(pdf, object, at, fills);
      if (text) texts.push(text);
    } else if (fills.length < MOST_FILLS) {
      const fill = fillOf(pdf, object, at);
      if (fill) fills.push(fill);
    }
  }
  const suspects = texts.flatMap((text): Suspect[] => {
    const { suspicion } = text;
    if (suspicion) return [{ ...text, suspicion }];
    const covers = fills.filter(({ area, at }) => at > text.at && shareWithin(text.area, area) >= COVERED);
    const isPlain = covers.some(({ colour }) => colour !== undefined);
    return covers.length > 0 ? [{ ...text, suspicion: 'covered', isPlain }] : [];
  });
  return { texts, suspects };
}

function textOf(
  pdf: Pdfium,
  { handle, area }: PageObject,
  at: number,
  fills: readonly Fill[],
): PaintedText | undefined {
  const { raw } = pdf;
  const painted = raw.FPDFTextObj_GetTextRenderMode(handle) === 0 ? paintOf(pdf, handle) : undefined;
  if (!painted || widthOf(area) <= 0 || heightOf(area) <= 0) return undefined;
  const text = { handle, area, at, ...painted };
  if (isOnLayer(pdf, handle)) return { ...text, suspicion: 'hidden_layer' };
  const ground = fills.findLast((fill) => shareWithin(area, fill.area) >= COVERED);
  const colour = ground ? ground.colour : WHITE;
  const isSuspect = colour ? isSame(text, colour) : Math.max(...painted.paint) > DARK;
  return isSuspect ? { ...text, suspicion: 'same_colour' } : text;
}

function fillOf(pdf: Pdfium, { type, handle, area }: PageObject, at: number): Fill | undefined {
  if (type === 'form' || widthOf(area) < LEAST_FILL.width || heightOf(area) < LEAST_FILL.height)
    return undefined;
  if (pdf.raw.FPDFPageObj_HasTransparency(handle)) return undefined;
  if (type !== 'path') return { area, at, colour: undefined };
  if (!isFilled(pdf, handle)) return undefined;
  const isRectangle = pdf.raw.FPDFPath_CountSegments(handle) <= RECTANGLE_SEGMENTS;
  return { area, at, colour: isRectangle ? paintOf(pdf, handle)?.paint : undefined };
}

const isFilled = ({ raw, scratch, bytes }: Pdfium, path: number): boolean =>
  scratch(8, (p) => raw.FPDFPath_GetDrawMode(path, p, p + 4) !== 0 && bytes()[p] !== NO_FILL);

function paintOf(
  { raw, scratch, bytes }: Pdfium,
  handle: number,
): { paint: Colour; alpha: number } | undefined {
  return scratch(16, (p) => {
    if (!raw.FPDFPageObj_GetFillColor(handle, p, p + 4, p + 8, p + 12)) return undefined;
    const memory = bytes();
    return { paint: [memory[p]!, memory[p + 4]!, memory[p + 8]!], alpha: memory[p + 12]! };
  });
}

function isOnLayer({ api, raw, scratch, bytes }: Pdfium, handle: number): boolean {
  const marks = raw.FPDFPageObj_CountMarks(handle);
  for (let index = 0; index < marks; index++) {
    const mark = raw.FPDFPageObj_GetMark(handle, index);
    const isLayer = scratch(16, (p) => {
      // The length in bytes is written behind the name, which is in UTF-16 and ends with a zero.
      if (!api.FPDFPageObjMark_GetName(mark, p, 8, p + 8)) return false;
      return Buffer.from(bytes().subarray(p, p + 2 * LAYER_MARK.length)).toString('utf16le') === LAYER_MARK;
    });
    if (isLayer) return true;
  }
  return false;
}

function isSame({ paint, alpha, area }: PaintedText, ground: Colour): boolean {
  const limit = heightOf(area) < LARGE ? SAME_COLOUR : SAME_COLOUR_IF_LARGE;
  return paint.every((value, channel) => (Math.abs(value - ground[channel]!) * alpha) / 255 < limit);
}

/** The share of an area that lies within another, 0–1. */
function shareWithin(area: Area, other: Area): number {
  const across = Math.min(area.right, other.right) - Math.max(area.left, other.left);
  const up = Math.min(area.top, other.top) - Math.max(area.bottom, other.bottom);
  const whole = widthOf(area) * heightOf(area);
  return across <= 0 || up <= 0 || whole <= 0 ? 0 : (across * up) / whole;
}

/** The pixels under an area, three values each; none where it lies off the page. */
function pixelsOf({ data, width, height }: Raster, frame: PageFrame, area: Area): Uint8Array {
  const box = toBox(frame, area.left, area.bottom, area.right, area.top);
  const [x, y] = [width / frame.width, height / frame.height];
  const inside = (value: number, side: number) => Math.min(side, Math.max(0, value));
  const [x0, x1] = [inside(Math.floor(box.x0 * x), width), inside(Math.ceil(box.x1 * x), width)];
  const [y0, y1] = [inside(Math.floor(box.y0 * y), height), inside(Math.ceil(box.y1 * y), height)];
  if (x1 <= x0 || y1 <= y0) return new Uint8Array(0);
  const row = 3 * (x1 - x0);
  const pixels = new Uint8Array(row * (y1 - y0));
  for (let line = y0; line < y1; line++) {
    const from = 3 * (line * width + x0);
    pixels.set(data.subarray(from, from + row), (line - y0) * row);
  }
  return pixels;
}

function isUnseen(suspect: Suspect, pixels: Uint8Array, texts: readonly PaintedText[]): boolean {
  const { suspicion, area, at, isPlain } = suspect;
  const ground = medianOf(pixels);
  if (suspicion === 'same_colour') return isSame(suspect, ground);
  const share = (isOne: (at: number) => boolean) => {
    let count = 0;
    for (let i = 0; i < pixels.length; i += 3) if (isOne(i)) count++;
    return (3 * count) / pixels.length;
  };
  const isAway = (i: number) =>
    ground.some((value, channel) => Math.abs(pixels[i + channel]! - value) > SAME_COLOUR);
  if (share(isAway) < SEEN_SHARE) return true;
  // What is seen there is another text, painted over the cover.
  const isOver = (text: PaintedText) => text.at > at && text.suspicion === undefined;
  return (
    isPlain === true && texts.some((other) => isOver(other) && shareWithin(area, other.area) >= OVERLAID)
  );
}

/** The middle value of each channel: the ground, as letters fill less than half of their area. */
function medianOf(pixels: Uint8Array): Colour {
  const middle = (channel: number) => {
    const counts = new Uint32Array(256);
    for (let i = channel; i < pixels.length; i += 3) counts[pixels[i]!]!++;
    let value = 0;
    for (let below = counts[0]!; below < pixels.length / 6 && value < 255; below += counts[value]!) value++;
    return value;
  };
  return [middle(0), middle(1), middle(2)];
}
