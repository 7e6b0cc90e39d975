import { convexHull, type Point } from '../picture/index.ts';
import { connectedRuns } from './components.ts';
import { CERTAIN } from './painter.ts';

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
 * Cuts the cores out of a probability map of `width` × `height`, as `Painter` gives it: the first half of the post-processing of "Real-time Scene
 * Text Detection with Differentiable Binarization" (Liao et al., 2020).
 */
export function cutCores(map: Uint8Array, width: number, height: number): Core[] {
  const cores: Core[] = [];
  for (const runs of connectedRuns(map, width, height, PAINTED * CERTAIN)) {
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
    const score = sum / count / CERTAIN;
    const tall = runs.at(-1)!.y - runs[0]!.y + 1;
    if (score < SURE || tall < MIN_SIDE || right - left < MIN_SIDE) continue;
    cores.push({ hull: convexHull(points), score });
  }
  if (cores.length <= MAX_CORES) return cores;
  return cores.sort((a, b) => b.score - a.score).slice(0, MAX_CORES);
}
