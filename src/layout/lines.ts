import { unite } from './geometry.ts';
import type { Line, Segment } from './types.ts';

/** Segments whose middles differ by less than this part of a line height stand side by side. */
const SAME_LINE = 0.5;

/** Gathers segments into lines, top to bottom; compares with the nearest segment of the line, so that a tilt adds up to nothing. */
export function gatherLines(page: number, segments: readonly Segment[]): Line[] {
  const lines: Segment[][] = [];
  const middle = ({ box }: Segment) => (box.y0 + box.y1) / 2;
  for (const segment of [...segments].sort((a, b) => middle(a) - middle(b))) {
    let best: Segment[] | undefined;
    let least = Infinity;
    // Only the last few lines can be near: segments come by their middles.
    for (const line of lines.slice(-6)) {
      const near = nearest(line, segment);
      const apart = Math.abs(middle(near) - middle(segment));
      if (apart > SAME_LINE * Math.min(near.height, segment.height) || apart >= least) continue;
      if (line.some(({ box }) => box.x0 < segment.box.x1 - 1e-6 && segment.box.x0 < box.x1 - 1e-6)) continue;
      best = line;
      least = apart;
    }
    if (best) best.push(segment);
    else lines.push([segment]);
  }
  return lines
    .map((line) => line.sort((a, b) => a.box.x0 - b.box.x0))
    .map((line) => ({ page, segments: line, box: unite(line.map(({ box }) => box)) }))
    .sort((a, b) => a.box.y0 + a.box.y1 - b.box.y0 - b.box.y1);
}

function nearest(line: readonly Segment[], { box }: Segment): Segment {
  const gap = (other: Segment) => Math.max(other.box.x0 - box.x1, box.x0 - other.box.x1);
  return line.reduce((best, other) => (gap(other) < gap(best) ? other : best));
}
