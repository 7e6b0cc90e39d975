import type { Box } from '../../invoice/index.ts';
import { type PageFrame, toBox } from './geometry.ts';
import type { PageObject } from './objects.ts';
import type { Pdfium } from './pdfium.ts';

/** Sides of printed codes in points: 13 mm is the least that phones read, 46 mm is the Swiss QR-bill's, 100 mm fills a leaflet. */
const SIDES = [36, 290] as const;

/** Shorter by longer side. A code is square; a frame around it may be slightly off. */
const LEAST_RATIO = 0.8;

/** A module that is drawn by itself is no larger than this in points, a row of them no longer, and a code has at least this many. */
const MODULE = { thickness: 12, length: 100, count: 60 };

/** Modules further apart than this, in points, belong to different drawings. */
const CELL = 12;

/** How many squares are looked at; a catalogue page has hundreds of square pictures. */
const MOST = 8;

/** A path that draws a whole code has hundreds of corners; a filled rectangle has five. */
const CORNERS = 200;

/** Codes are stored small; decoding a photo or logo with more pixels takes longer than reading the rest of the page. */
const IMAGE_PIXELS = 1_500_000;

/** Space kept around a code, in points. */
const MARGIN = 6;

/**
 * Where a page may have square codes, in the units of its frame: square pictures, and clusters of small paths that form a square.
 */
export function findSquares(pdf: Pdfium, objects: Iterable<PageObject>, frame: PageFrame): Box[] {
  const modules: Box[] = [];
  const squares: Box[] = [];
  for (const { type, handle, area } of objects) {
    if (type !== 'image' && type !== 'path') continue;
    const box = toBox(frame, area.left, area.bottom, area.right, area.top);
    const [thickness, length] = [box.x1 - box.x0, box.y1 - box.y0].sort((a, b) => a - b) as [number, number];
    if (isSquare(box)) {
      if (type === 'image' ? isSmall(pdf, handle) : pdf.raw.FPDFPath_CountSegments(handle) >= CORNERS)
        squares.push(box);
    } else if (thickness <= MODULE.thickness && length <= MODULE.length) modules.push(box);
  }
  const heaps = heapsOf(modules).filter(isSquare);
  return distinct([...heaps, ...squares].slice(0, 4 * MOST))
    .slice(0, MOST)
    .map((square) => ({
      x0: Math.max(0, square.x0 - MARGIN),
      y0: Math.max(0, square.y0 - MARGIN),
      x1: Math.min(frame.width, square.x1 + MARGIN),
      y1: Math.min(frame.height, square.y1 + MARGIN),
    }))
    .filter((box) => box.x1 > box.x0 && box.y1 > box.y0);
}

function isSmall({ api, scratch, bytes }: Pdfium, image: number): boolean {
  return scratch(8, (p) => {
    if (!api.FPDFImageObj_GetImagePixelSize(image, p, p + 4)) return false;
    const memory = bytes();
    const size = new DataView(memory.buffer, memory.byteOffset + p, 8);
    return size.getUint32(0, true) * size.getUint32(4, true) <= IMAGE_PIXELS;
  });
}

function isSquare({ x0, y0, x1, y1 }: Box): boolean {
  const [short, long] = [x1 - x0, y1 - y0].sort((a, b) => a - b) as [number, number];
  return short >= SIDES[0] && long <= SIDES[1] && short >= LEAST_RATIO * long;
}

/** The boxes around pieces that lie close together, where there are enough of them. */
function heapsOf(pieces: readonly Box[]): Box[] {
  if (pieces.length < MODULE.count) return [];
  const cells = new Map<string, Box[]>();
  for (const piece of pieces) {
    const key = `${Math.floor((piece.x0 + piece.x1) / 2 / CELL)},${Math.floor((piece.y0 + piece.y1) / 2 / CELL)}`;
    const cell = cells.get(key);
    if (cell) cell.push(piece);
    else cells.set(key, [piece]);
  }
  const heaps: Box[] = [];
  for (const start of [...cells.keys()]) {
    const heap: Box[] = [];
    const open = [start];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const cell = cells.get(key);
      if (!cell) continue;
      cells.delete(key);
      for (const piece of cell) heap.push(piece);
      const [x, y] = key.split(',').map(Number) as [number, number];
      for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) open.push(`${x + dx},${y + dy}`);
    }
    if (heap.length >= MODULE.count) heaps.push(around(heap));
  }
  return heaps;
}

function around(boxes: readonly Box[]): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { x0, y0, x1, y1 } of boxes) {
    box.x0 = Math.min(box.x0, x0);
    box.y0 = Math.min(box.y0, y0);
    box.x1 = Math.max(box.x1, x1);
    box.y1 = Math.max(box.y1, y1);
  }
  return box;
}

/** Without boxes that lie within a larger one: the cross on a Swiss code, a code in a frame. */
function distinct(boxes: readonly Box[]): Box[] {
  const slack = 2;
  const within = (a: Box, b: Box) =>
    a.x0 >= b.x0 - slack && a.y0 >= b.y0 - slack && a.x1 <= b.x1 + slack && a.y1 <= b.y1 + slack;
  const largest = boxes.toSorted((a, b) => b.x1 - b.x0 - (a.x1 - a.x0));
  return largest.filter((box, at) => !largest.slice(0, at).some((other) => within(box, other)));
}
