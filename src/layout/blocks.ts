import { horizontalOverlap, misalignment, unite } from './geometry.ts';
import type { Block, Segment } from './types.ts';

export interface Stacking {
  /** The widest gap between two lines, in line heights. Single spacing leaves about 0.2, one and a half 0.7. */
  leading: number;
  /** Heights may differ by this factor: names in bold or capitals, jitter of recognised boxes. */
  sizeRatio: number;
  /** Edges or middles may be off by this many line heights. */
  shift: number;
}

/** Lines of one paragraph or address. */
export const TIGHT: Stacking = { leading: 0.95, sizeRatio: 1.45, shift: 0.7 };
/** Lines of one column, with a blank line or a heading between. */
export const LOOSE: Stacking = { leading: 2.7, sizeRatio: 2.6, shift: 0.7 };
/** Lines of a till slip: centred by eye, in changing sizes. */
export const SLIP: Stacking = { leading: 2.2, sizeRatio: 3, shift: 4 };

/** Lines overlap by this much at most, in line heights: boxes of recognised lines are imprecise. */
const MOST_OVERLAP = 0.7;

/** How badly `below` continues `above`, lower is better; undefined when it does not. */
function continuation(
  above: Segment,
  below: Segment,
  { leading, sizeRatio, shift: most }: Stacking,
): number | undefined {
  const height = Math.min(above.height, below.height);
  const gap = below.box.y0 - above.box.y1;
  if (gap > leading * height || gap < -MOST_OVERLAP * height) return undefined;
  if (below.box.y0 + below.box.y1 <= above.box.y0 + above.box.y1) return undefined;
  if (Math.max(above.height, below.height) > sizeRatio * height) return undefined;
  if (horizontalOverlap(above.box, below.box) <= 0) return undefined;
  const shift = misalignment(above.box, below.box) / height;
  return shift > most ? undefined : shift + Math.max(0, gap) / height;
}

/** Stacks segments into blocks: each segment has at most one above and one below it, the best continuation first. */
export function stackBlocks(page: number, segments: readonly Segment[], stacking: Stacking): Block[] {
  const links: { above: Segment; below: Segment; cost: number }[] = [];
  const sorted = [...segments].sort((a, b) => a.box.y0 - b.box.y0);
  for (const [i, above] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const below = sorted[j]!;
      if (below.box.y0 > above.box.y1 + stacking.leading * above.height) break;
      const cost = continuation(above, below, stacking);
      if (cost !== undefined) links.push({ above, below, cost });
    }
  }
  links.sort((a, b) => a.cost - b.cost);
  const next = new Map<Segment, Segment>();
  const hasAbove = new Set<Segment>();
  for (const { above, below } of links) {
    if (next.has(above) || hasAbove.has(below)) continue;
    next.set(above, below);
    hasAbove.add(below);
  }
  return sorted
    .filter((segment) => !hasAbove.has(segment))
    .map((top) => {
      const stack = [top];
      for (let s = next.get(top); s; s = next.get(s)) stack.push(s);
      return { page, segments: stack, box: unite(stack.map(({ box }) => box)) };
    });
}
