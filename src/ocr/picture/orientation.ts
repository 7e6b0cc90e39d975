/**
 * What turns a page. If pages are turned wrongly, look here:
 * - by 90°: `liesOnItsSide`, by the regions that the detector finds;
 * - by 180°: settle/orientation-and-script.ts, by how well a sample of lines can be read, with the limits `sampleLines` and `upright`;
 * - by a small angle: `measureTilt`, by the angles of text kernels, from `minTilt` on;
 * - a sheet on a photo: `planSheet` in flatten.ts, by the angles of its sides.
 */
import { isElongated, type Rectangle } from './rectangle.ts';

/** The limits that decide whether a page is turned. */
export const PAGE_TURNS = {
  /** A page is tried upside down by so many of its longest lines … */
  sampleLines: 8,
  /** … where their legibility (0–1) is lower than this. */
  upright: 0.9,
  /** A smaller tilt is within the error of its estimate, and lines do not run into their neighbours: the page stays as it is. Radians; 0.3°. */
  minTilt: 0.0052,
  /** Only kernels this many times as wide as high tell the tilt: the edges of short ones are too jagged. */
  minElongation: 8,
  /** This share of their width must agree, within so many radians (1.5°): scattered labels have no common tilt. */
  agreement: 0.5,
  tolerance: (1.5 * Math.PI) / 180,
} as const;

/** The angle of the page's lines in radians, clockwise: the median over its wide kernels, weighted by width; 0 if they disagree. */
export function measureTilt(kernels: readonly Rectangle[]): number {
  const wide = kernels
    .filter((kernel) => kernel.width >= PAGE_TURNS.minElongation * kernel.height)
    .sort((a, b) => a.angle - b.angle);
  const total = sumOfWidths(wide);
  let seen = 0;
  const median =
    wide.find((kernel) => {
      seen += kernel.width;
      return seen * 2 >= total;
    })?.angle ?? 0;
  const agreeing = wide.filter((kernel) => Math.abs(kernel.angle - median) < PAGE_TURNS.tolerance);
  return sumOfWidths(agreeing) >= PAGE_TURNS.agreement * total ? median : 0;
}

const sumOfWidths = (rectangles: readonly Rectangle[]) =>
  rectangles.reduce((sum, { width }) => sum + width, 0);

/** Whether the text runs up or down the page: most of the length of its regions is vertical. */
export function liesOnItsSide(regions: readonly Rectangle[]): boolean {
  let balance = 0;
  for (const region of regions) {
    const { width, height } = region;
    if (isElongated(region)) balance += width;
    else if (isElongated({ width: height, height: width })) balance -= height;
  }
  return balance < 0;
}
