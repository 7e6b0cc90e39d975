import { findConvexHull, type Point } from '../picture/index.ts';
import { findConnectedComponents, type Run } from './connected-components.ts';
import { CERTAIN } from './detector-network.ts';

/** A text kernel: the shrunken stretch of text, usually a line or a cell, that the detection network marks. */
export interface Kernel {
  /** Its convex hull, in pixels of the map. */
  hull: Point[];
  /** 0–1: how sure the detector is. */
  score: number;
}

/** A pixel belongs to a kernel above this probability, and a kernel counts from this mean probability on: the values of PaddleOCR. */
const PIXEL_THRESHOLD = 0.3;
const KERNEL_THRESHOLD = 0.6;
/** What is lower or narrower holds no legible character. Pixels of the map. */
const MIN_SIDE = 3;
/** A densely printed page has some 300 lines and cells. Noise has more: this bounds what it may cost. */
const MAX_KERNELS = 1500;

/**
 * Cuts the kernels out of a probability map of `width` × `height` (see `DetectorNetwork.detectTile`): the first half of the post-processing
 * of "Real-time Scene Text Detection with Differentiable Binarization" (Liao et al., 2020).
 */
export function cutKernels(map: Uint8Array, width: number, height: number): Kernel[] {
  const kernels: Kernel[] = [];
  for (const runs of findConnectedComponents(map, width, height, PIXEL_THRESHOLD * CERTAIN)) {
    const kernel = kernelOf(runs, map, width);
    if (kernel) kernels.push(kernel);
  }
  if (kernels.length <= MAX_KERNELS) return kernels;
  return kernels.sort((a, b) => b.score - a.score).slice(0, MAX_KERNELS);
}

/** Undefined where the component is too faint or too small. */
function kernelOf(runs: readonly Run[], map: Uint8Array, width: number): Kernel | undefined {
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
  const height = runs.at(-1)!.y - runs[0]!.y + 1;
  if (score < KERNEL_THRESHOLD || height < MIN_SIDE || right - left < MIN_SIDE) return undefined;
  return { hull: findConvexHull(points), score };
}
