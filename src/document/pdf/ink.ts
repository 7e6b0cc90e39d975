import type { PageFrame } from './geometry.ts';
import type { PageInk } from './layer.ts';
import { type Area, heightOf, type PageObject, widthOf } from './objects.ts';
import type { Pdfium } from './pdfium.ts';

/** What a page shows besides its glyphs, and which texts are hidden. */
export interface Ink extends PageInk {
  /** Text objects under a large picture that was painted after them, as scanner software does. */
  covered: ReadonlySet<number>;
}

/** Letters are this high, in points, and have so many segments on average; measured on pages turned into outlines: 12 to 60 with curves. */
const LETTER_HEIGHT = [1.5, 40] as const;
const LETTER_SEGMENTS = 20;
/** Fewer segments are a rule, a box or a dot. */
const LEAST_SEGMENTS = 6;
/** The first segments of a letter include a curve, those of a table do not. */
const LOOKED_AT = 12;
const BEZIER = 1;

/** A picture that covers a smaller share of the page is a logo or a stamp, and hides only its own text. */
const COVER = 0.25;

/** @param objects of a loaded page, in the order in which they are painted */
export function measureInk(pdf: Pdfium, objects: Iterable<PageObject>, frame: PageFrame): Ink {
  const { raw } = pdf;
  const size = frame.width * frame.height;
  const texts: { handle: number; area: Area }[] = [];
  const covered = new Set<number>();
  let picture = 0;
  let outlines = 0;
  for (const { type, handle, area } of objects) {
    if (type === 'text') texts.push({ handle, area });
    if (type === 'path') outlines += lettersOf(pdf, handle, heightOf(area));
    if (type !== 'image') continue;
    const share = (widthOf(area) * heightOf(area)) / size;
    picture = Math.max(picture, share);
    if (share < COVER || texts.length === 0 || raw.FPDFPageObj_HasTransparency(handle)) continue;
    for (const text of texts) if (isWithin(text.area, area)) covered.add(text.handle);
  }
  return { picture, outlines, covered };
}

function lettersOf({ raw }: Pdfium, path: number, height: number): number {
  if (height < LETTER_HEIGHT[0] || height > LETTER_HEIGHT[1]) return 0;
  const segments = raw.FPDFPath_CountSegments(path);
  if (segments < LEAST_SEGMENTS) return 0;
  for (let at = 0; at < Math.min(segments, LOOKED_AT); at++) {
    if (raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(path, at)) === BEZIER)
      return Math.max(1, segments / LETTER_SEGMENTS);
  }
  return 0;
}

/** Whether the middle of a text lies on a picture. */
function isWithin(text: Area, picture: Area): boolean {
  const [x, y] = [(text.left + text.right) / 2, (text.bottom + text.top) / 2];
  return x >= picture.left && x <= picture.right && y >= picture.bottom && y <= picture.top;
}
