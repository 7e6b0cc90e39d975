import type { Box } from '../../invoice/index.ts';
import type { Word } from '../types.ts';
import { type PageFrame, type Quarters, readFrame } from './geometry.ts';
import { readGlyphs } from './glyphs.ts';
import { measureInk } from './ink.ts';
import { findUprightTurn, isUsable } from './layer.ts';
import { walkObjects } from './objects.ts';
import type { Pdfium } from './pdfium.ts';
import { findSquares } from './squares.ts';
import { gatherWords } from './words.ts';

/** What is read of a page without drawing it. */
export interface Layer {
  /** Absent when the text layer is not usable. */
  words?: Word[];
  /** How the page must be turned to be read. */
  turned: Quarters;
  /** Where square codes may be, beside words. */
  squares: Box[];
}

export function readLayer(pdf: Pdfium, page: number): Layer {
  const shown = readFrame(pdf, page);
  const objects = [...walkObjects(pdf, page)];
  const ink = measureInk(pdf, objects, shown);
  const glyphsIn = (frame: PageFrame) =>
    readGlyphs(pdf, page, frame, ink.covered).filter((glyph) => !glyph.hidden);
  const glyphs = glyphsIn(shown);
  if (!isUsable(glyphs, ink)) return { turned: 0, squares: [] };
  const turned = findUprightTurn(glyphs);
  const frame = turned === 0 ? shown : readFrame(pdf, page, turned);
  const upright = turned === 0 ? glyphs : glyphsIn(frame);
  const words = gatherWords(upright).filter(({ box }) => {
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    return x >= 0 && y >= 0 && x <= frame.width && y <= frame.height;
  });
  return { words, turned, squares: findSquares(pdf, objects, frame) };
}
