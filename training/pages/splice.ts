import type { Box } from '../../src/invoice/index.ts';
import type { Dice } from '../invoices/dice.ts';
import { bandsOf } from './move.ts';
import type { MadePage } from './place.ts';

/** Where the head of a page may end, in parts of its height. */
const HEAD = { from: 0.22, to: 0.55 };
/** Between the head of one page and the rest of another, in parts of the height. */
const BETWEEN = 0.02;

/** The head of one page over the rest of another: a layout that nobody has drawn. Undefined where either cannot be cut. */
export function splice(top: MadePage, rest: MadePage, dice: Dice): MadePage | undefined {
  const [upper, lower] = [cutOf(top, dice), cutOf(rest, dice)];
  if (upper === undefined || lower === undefined) return undefined;
  const scale = { x: top.width / rest.width, y: top.height / rest.height };
  const head = top.words.flatMap((word, i) => (word.box.y0 < upper ? [{ word, role: top.roles[i]! }] : []));
  const down = upper + BETWEEN * top.height - lower * scale.y;
  const moved = ({ x0, y0, x1, y1 }: Box): Box => ({
    x0: x0 * scale.x,
    x1: x1 * scale.x,
    y0: y0 * scale.y + down,
    y1: y1 * scale.y + down,
  });
  const body = rest.words.flatMap((word, i) =>
    word.box.y0 < lower ? [] : [{ word: { ...word, box: moved(word.box) }, role: rest.roles[i]! }],
  );
  if (head.length < 5 || body.length < 5) return undefined;
  const all = [...head, ...body];
  const lowest = Math.max(...all.map(({ word }) => word.box.y1));
  return {
    ...top,
    height: Math.max(top.height, lowest * 1.02),
    words: all.map(({ word }) => word),
    roles: all.map(({ role }) => role),
  };
}

/** A height at which nothing is cut through. */
function cutOf(page: MadePage, dice: Dice): number | undefined {
  const boxes = page.words.map(({ box }) => box);
  const tops = bandsOf(boxes, page)
    .slice(1)
    .map((band) => Math.min(...band.map((i) => boxes[i]!.y0)))
    .filter((y) => y > HEAD.from * page.height && y < HEAD.to * page.height);
  return tops.length > 0 ? dice.pick(tops) : undefined;
}
