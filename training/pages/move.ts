import type { Box } from '../../src/invoice/index.ts';
import type { Dice } from '../invoices/dice.ts';
import type { MadePage } from './place.ts';

/** How often each is done to a page. */
const SWAPPED = 0.3;
const SPREAD = 0.5;
const STRETCHED = 0.8;
/** A gap between two lines from which on blocks may be moved apart, and by how much, in heights of the page. */
const GAP = 0.012;
const MOST_GAP = 0.04;
/** Two columns stand side by side where nothing crosses a strip this wide, in widths of the page. */
const STRIP = 0.03;

/** Moves the parts of a page: sides swapped, gaps widened or narrowed, all of it shifted and stretched. */
export function moveBlocks(page: MadePage, dice: Dice): MadePage {
  let boxes = page.words.map(({ box }) => box);
  if (dice.chance(SWAPPED)) boxes = swapped(boxes, page, dice);
  if (dice.chance(SPREAD)) boxes = spread(boxes, page, dice);
  if (dice.chance(STRETCHED)) boxes = stretched(boxes, page, dice);
  return { ...page, words: page.words.map((word, i) => ({ ...word, box: boxes[i]! })) };
}

const upright = ({ y0, y1 }: Box) => (y0 + y1) / 2;

/** Bands of the page with clear space above and below, top to bottom, as indexes of boxes. */
export function bandsOf(boxes: readonly Box[], { height }: MadePage): number[][] {
  const order = boxes.map((_, i) => i).sort((a, b) => boxes[a]!.y0 - boxes[b]!.y0);
  const bands: number[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    if (boxes[i]!.y0 - end > GAP * height || bands.length === 0) bands.push([]);
    bands.at(-1)!.push(i);
    end = Math.max(end, boxes[i]!.y1);
  }
  return bands;
}

/** Left and right of a band of two columns change places. */
function swapped(boxes: readonly Box[], page: MadePage, dice: Dice): Box[] {
  const moved = [...boxes];
  for (const band of bandsOf(boxes, page).slice(0, 4)) {
    const cut = clearStrip(
      band.map((i) => boxes[i]!),
      page,
    );
    if (cut === undefined || dice.chance(0.4)) continue;
    const sides = [band.filter((i) => boxes[i]!.x0 < cut), band.filter((i) => boxes[i]!.x0 >= cut)];
    const [left, right] = sides.map((side) => ({
      x0: Math.min(...side.map((i) => boxes[i]!.x0)),
      x1: Math.max(...side.map((i) => boxes[i]!.x1)),
    })) as [{ x0: number; x1: number }, { x0: number; x1: number }];
    for (const i of sides[0]!) moved[i] = shift(boxes[i]!, right.x1 - left.x1, 0);
    for (const i of sides[1]!) moved[i] = shift(boxes[i]!, left.x0 - right.x0, 0);
  }
  return moved;
}

/** Where a band may be cut into left and right. */
function clearStrip(boxes: readonly Box[], { width }: MadePage): number | undefined {
  if (boxes.length < 8) return undefined;
  for (const part of [0.5, 0.55, 0.45, 0.6, 0.4]) {
    const [from, to] = [(part - STRIP / 2) * width, (part + STRIP / 2) * width];
    const isClear = boxes.every(({ x0, x1 }) => x1 <= from || x0 >= to);
    const sides = [boxes.filter(({ x0 }) => x0 < from).length, boxes.filter(({ x0 }) => x0 >= to).length];
    if (isClear && Math.min(...sides) >= 4) return part * width;
  }
  return undefined;
}

const shift = ({ x0, y0, x1, y1 }: Box, x: number, y: number): Box => ({
  x0: x0 + x,
  y0: y0 + y,
  x1: x1 + x,
  y1: y1 + y,
});

/** The gaps between bands become wider or narrower. */
function spread(boxes: readonly Box[], page: MadePage, dice: Dice): Box[] {
  const moved = [...boxes];
  let down = 0;
  let end = 0;
  for (const band of bandsOf(boxes, page)) {
    const top = Math.min(...band.map((i) => boxes[i]!.y0));
    const spare = Math.max(0, top - end - GAP * page.height);
    down += dice.chance(0.5) ? dice.between(0, MOST_GAP) * page.height : -dice.between(0, 0.8) * spare;
    for (const i of band) moved[i] = shift(boxes[i]!, 0, down);
    end = Math.max(end, ...band.map((i) => boxes[i]!.y1));
  }
  return fitted(moved, page);
}

/** Back onto the page where the lowest words ran off it. */
function fitted(boxes: readonly Box[], { height }: MadePage): Box[] {
  const lowest = Math.max(...boxes.map(upright));
  if (lowest < 0.99 * height) return [...boxes];
  const scale = (0.97 * height) / lowest;
  return boxes.map(({ x0, y0, x1, y1 }) => {
    const y = upright({ x0, y0, x1, y1 }) * scale;
    return { x0, x1, y0: y - (scale * (y1 - y0)) / 2, y1: y + (scale * (y1 - y0)) / 2 };
  });
}

function stretched(boxes: readonly Box[], { width, height }: MadePage, dice: Dice): Box[] {
  const [sx, sy] = [dice.between(0.9, 1.03), dice.between(0.88, 1.03)];
  const [dx, dy] = [dice.between(-0.02, 0.06) * width, dice.between(-0.02, 0.06) * height];
  return boxes.map(({ x0, y0, x1, y1 }) => ({
    x0: x0 * sx + dx,
    x1: x1 * sx + dx,
    y0: y0 * sy + dy,
    y1: y1 * sy + dy,
  }));
}
