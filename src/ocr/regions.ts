import { type Rectangle, smallestRectangle } from './rectangle.ts';

/** A stretch of text found on the picture, usually a line or a cell. `score` 0–1: how sure the detector is. */
export interface Region extends Rectangle {
  score: number;
}

/**
 * Post-processing of "Real-time Scene Text Detection with Differentiable Binarization" (Liao et al., 2020):
 * the network paints the core of each line, which is cut out and grown back to the size of the text.
 */
const PAINTED = 0.3;
const SURE = 0.6;
/** Growth, as a multiple of area / perimeter: 1.5, the paper's value, cuts ascenders; 1.8 reads best. */
const UNCLIP = 1.8;
/** Pixels of the map: what is smaller holds no legible character. */
const MIN_SIDE = 3;
/** A densely printed page has some 300 lines and cells. Noise has more: what it may cost is bounded here. */
const MAX_REGIONS = 1500;

/** Cuts the regions out of a probability map of `width` × `height`. In pixels of the map. */
export function cutRegions(map: Float32Array, width: number, height: number): Region[] {
  const components = connectedRuns(map, width, height);
  const regions: Region[] = [];
  for (const runs of components) {
    let sum = 0;
    let count = 0;
    const points: [number, number][] = [];
    for (const { y, x0, x1 } of runs) {
      for (let i = y * width + x0; i < y * width + x1; i++) sum += map[i]!;
      count += x1 - x0;
      points.push([x0, y], [x1, y], [x0, y + 1], [x1, y + 1]);
    }
    const score = sum / count;
    if (score < SURE) continue;
    const core = smallestRectangle(points);
    if (Math.min(core.width, core.height) < MIN_SIDE) continue;
    const growth = (core.width * core.height * UNCLIP) / (core.width + core.height);
    regions.push({ ...core, width: core.width + growth, height: core.height + growth, score });
  }
  if (regions.length <= MAX_REGIONS) return regions;
  return regions.sort((a, b) => b.score - a.score).slice(0, MAX_REGIONS);
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
