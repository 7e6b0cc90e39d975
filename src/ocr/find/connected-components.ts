import { createDisjointSets } from './disjoint-sets.ts';

/** Pixels `x0` ≤ x < `x1` of row `y`. */
export interface Run {
  y: number;
  x0: number;
  x1: number;
}

/** The 8-connected components of the pixels above `threshold`, each as its runs from top to bottom. */
export function findConnectedComponents(
  map: Uint8Array,
  width: number,
  height: number,
  threshold: number,
): Run[][] {
  const runs: Run[] = [];
  const components = createDisjointSets();
  // The runs of the row above, from the first that may still touch.
  let above = 0;
  let aboveEnd = 0;
  for (let y = 0; y < height; y++) {
    const first = runs.length;
    const start = y * width;
    const end = start + width;
    for (
      let at = firstAbove(map, start, end, threshold);
      at < end;
      at = firstAbove(map, at, end, threshold)
    ) {
      const x0 = at - start;
      at = firstNotAbove(map, at, end, threshold);
      const x1 = at - start;
      const id = runs.length;
      runs.push({ y, x0, x1 });
      components.add();
      while (above < aboveEnd && runs[above]!.x1 < x0) above++;
      for (let k = above; k < aboveEnd && runs[k]!.x0 <= x1; k++) components.join(id, k);
    }
    above = first;
    aboveEnd = runs.length;
  }
  return components.groups().map((group) => group.map((i) => runs[i]!));
}

function firstAbove(map: Uint8Array, from: number, end: number, threshold: number): number {
  let at = from;
  while (at < end && map[at]! <= threshold) at++;
  return at;
}

function firstNotAbove(map: Uint8Array, from: number, end: number, threshold: number): number {
  let at = from;
  while (at < end && map[at]! > threshold) at++;
  return at;
}
