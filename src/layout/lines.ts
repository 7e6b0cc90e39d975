import type { Box } from '../invoice/index.ts';
import { unite } from './geometry.ts';
import type { Line, Segment } from './types.ts';

/** Segments whose middles differ by less than this, in line heights, stand side by side. */
const SAME_LINE = 0.5;

/** Only the last few lines can be near a segment: segments come by their middles. */
const OPEN_LINES = 6;

/** Overlaps no wider than this are rounding errors. */
const ROUNDING = 1e-6;

/** Gathers segments into lines, top to bottom. Compares with the nearest segment of a line, so that a tilt does not accumulate. */
export function gatherLines(page: number, segments: readonly Segment[]): Line[] {
  const lines: Segment[][] = [];
  const middle = ({ box }: Segment) => (box.y0 + box.y1) / 2;
  for (const segment of [...segments].sort((a, b) => middle(a) - middle(b))) {
    let best: Segment[] | undefined;
    let least = Infinity;
    for (const line of lines.slice(-OPEN_LINES)) {
      const near = nearest(line, segment);
      const apart = Math.abs(middle(near) - middle(segment));
      if (apart > SAME_LINE * Math.min(near.height, segment.height) || apart >= least) continue;
      if (line.some(({ box }) => overlaps(box, segment.box))) continue;
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

const overlaps = (a: Box, b: Box) => a.x0 < b.x1 - ROUNDING && b.x0 < a.x1 - ROUNDING;

function nearest(line: readonly Segment[], { box }: Segment): Segment {
  const gap = (other: Segment) => Math.max(other.box.x0 - box.x1, box.x0 - other.box.x1);
  return line.reduce((best, other) => (gap(other) < gap(best) ? other : best));
}
