import type { Box } from '../../invoice/index.ts';
import type { HiddenKind, Page, Raster, Word } from '../types.ts';
import { type PageFrame, type Quarters, readFrame } from './geometry.ts';
import { type Glyph, readGlyphs, SILENT, SPACE } from './glyphs.ts';
import { findHidden } from './hidden.ts';
import { measureInk } from './ink.ts';
import { findUprightTurn, isUsable } from './layer.ts';
import { walkObjects } from './objects.ts';
import type { Pdfium } from './pdfium.ts';
import { renderPart } from './render.ts';
import { findSquares } from './squares.ts';
import { gatherWords } from './words.ts';

/** What is read of a page without drawing it. */
export interface Layer extends Pick<Page, 'words' | 'hidden'> {
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
  const covered = [...ink.covered].map((text) => [text, 'covered'] as const);
  const known = new Map([...findHidden(pdf, objects, shown, () => drawSmall(pdf, page, shown)), ...covered]);
  const glyphs = readGlyphs(pdf, page, shown, known);
  if (!isUsable(glyphs.filter(isSeen), ink)) return { turned: 0, squares: [] };
  const turned = findUprightTurn(glyphs.filter(isSeen));
  const frame = turned === 0 ? shown : readFrame(pdf, page, turned);
  const upright = (turned === 0 ? glyphs : readGlyphs(pdf, page, frame, known)).filter(isSeen);
  const words = gatherWords(upright).filter((word) => isOnPage(word, frame));
  const hidden = countHidden(glyphs);
  return { words, turned, squares: findSquares(pdf, objects, frame), ...(hidden && { hidden }) };
}

const isSeen = ({ hidden }: Glyph): boolean => hidden === undefined;

const isOnPage = ({ box }: Word, { width, height }: PageFrame): boolean => {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  return x >= 0 && y >= 0 && x <= width && y <= height;
};

/** Pixels per point at which letters of ordinary print are thick enough to be seen. */
const SMALL = 1.5;
/** Pixels of such a picture: an A2 poster. */
const MOST_PIXELS = 5_000_000;

function drawSmall(pdf: Pdfium, page: number, frame: PageFrame): Raster {
  const { width, height } = frame;
  const scale = Math.min(SMALL, Math.sqrt(MOST_PIXELS / (width * height)));
  return renderPart(pdf, page, frame, { x0: 0, y0: 0, x1: width, y1: height }, scale);
}

function countHidden(glyphs: readonly Glyph[]): Page['hidden'] | undefined {
  const counts: Partial<Record<HiddenKind, number>> = {};
  for (const { hidden, code } of glyphs)
    if (hidden && code !== SPACE && code !== SILENT) counts[hidden] = (counts[hidden] ?? 0) + 1;
  return Object.keys(counts).length > 0 ? counts : undefined;
}
