import type { Box } from '../invoice/index.ts';

export function unite(boxes: readonly Box[]): Box {
  const all = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { x0, y0, x1, y1 } of boxes) {
    all.x0 = Math.min(all.x0, x0);
    all.y0 = Math.min(all.y0, y0);
    all.x1 = Math.max(all.x1, x1);
    all.y1 = Math.max(all.y1, y1);
  }
  return all;
}

/** How far two boxes overlap vertically, as a fraction of the smaller height; negative when they are apart. */
export function verticalOverlap(a: Box, b: Box): number {
  const least = Math.min(a.y1 - a.y0, b.y1 - b.y0);
  return least > 0 ? (Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)) / least : 0;
}

/** How far two boxes overlap horizontally, as a fraction of the smaller width; negative when they are apart. */
export function horizontalOverlap(a: Box, b: Box): number {
  const least = Math.min(a.x1 - a.x0, b.x1 - b.x0);
  return least > 0 ? (Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) / least : 0;
}

/** The smallest distance between the left edges, right edges or middles of two boxes. */
export function misalignment(a: Box, b: Box): number {
  return Math.min(Math.abs(a.x0 - b.x0), Math.abs(a.x1 - b.x1), Math.abs(a.x0 + a.x1 - b.x0 - b.x1) / 2);
}

/** The value at which half of the weight is reached; 0 for an empty list. */
export function weightedMedian(items: readonly { value: number; weight: number }[]): number {
  const sorted = [...items].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}
