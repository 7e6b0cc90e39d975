import { convexHull, type Point } from './rectangle.ts';

/** The painted core of a stretch of text, usually a line or a cell. */
export interface Core {
  /** Its convex hull, in pixels of the map. */
  hull: Point[];
  /** 0–1: how sure the detector is. */
  score: number;
}

/** A pixel is painted above this probability, and a core is believed above that mean: the values of PaddleOCR. */
const PAINTED = 0.3;
const SURE = 0.6;
/** What is lower or narrower holds no legible character. Pixels of the map. */
const MIN_SIDE = 3;
/** A densely printed page has some 300 lines and cells. Noise has more: what it may cost is bounded here. */
const MAX_CORES = 1500;

/**
 * Cuts the cores out of a probability map of `width` × `height`: the first half of the post-processing of "Real-time Scene
 * Text Detection with Differentiable Binarization" (Liao et al., 2020).
 */
export function cutCores(map: Float32Array, width: number, height: number): Core[] {
  const cores: Core[] = [];
  for (const runs of connectedRuns(map, width, height)) {
    let sum = 0;
    let count = 0;
    let left = width;
    let right = 0;
    const points: Point[] = [];
    for (const { y, x0, x1 } of runs) {
      for (let i = y * width + x0; i < y * width + x1; i++) sum += map[i]!;
      count += x1 - x0;
      left = Math.min(left, x0);
      right = Math.max(right, x1);
      points.push([x0, y], [x1, y], [x0, y + 1], [x1, y + 1]);
    }
    const score = sum / count;
    const tall = runs.at(-1)!.y - runs[0]!.y + 1;
    if (score < SURE || tall < MIN_SIDE || right - left < MIN_SIDE) continue;
    cores.push({ hull: convexHull(points), score });
  }
  if (cores.length <= MAX_CORES) return cores;
  return cores.sort((a, b) => b.score - a.score).slice(0, MAX_CORES);
}

/** Painted pixels `x0` ≤ x < `x1` of row `y`. */
interface Run {
  y: number;
  x0: number;
  x1: number;
}

/** The 8-connected components of the painted pixels, each as its runs from top to bottom. */
function connectedRuns(map: Float32Array, width: number, height: number): Run[][] {
  const runs: Run[] = [];
  const parent: number[] = [];
  const root = (i: number) => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  let above = 0;
  let aboveEnd = 0;
  for (let y = 0; y < height; y++) {
    const first = runs.length;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      if (map[start + x]! <= PAINTED) continue;
      const x0 = x;
      while (x < width && map[start + x]! > PAINTED) x++;
      const id = runs.length;
      runs.push({ y, x0, x1: x });
      parent.push(id);
      while (above < aboveEnd && runs[above]!.x1 < x0) above++;
      for (let k = above; k < aboveEnd && runs[k]!.x0 <= x; k++) parent[root(k)] = root(id);
    }
    above = first;
    aboveEnd = runs.length;
  }
  const components = new Map<number, Run[]>();
  for (const [i, run] of runs.entries()) {
    const id = root(i);
    const component = components.get(id);
    if (component) component.push(run);
    else components.set(id, [run]);
  }
  return [...components.values()];
}
