import { isLong, type Rectangle } from './rectangle.ts';

/** A core tells the page's tilt if it is this many times as wide as high: short ones are as jagged as they are long. */
const TELLING = 8;
/** Of the telling width, this much must agree within `NEAR` radians: scattered labels have no common tilt. */
const AGREEMENT = 0.5;
const NEAR = (1.5 * Math.PI) / 180;

/** The angle of the page's lines in radians, clockwise: the median over its wide regions, weighted by width. 0 if they disagree. */
export function pageTilt(regions: readonly Rectangle[]): number {
  const telling = regions
    .filter((region) => region.width >= TELLING * region.height)
    .sort((a, b) => a.angle - b.angle);
  const total = telling.reduce((sum, region) => sum + region.width, 0);
  let seen = 0;
  const median =
    telling.find((region) => {
      seen += region.width;
      return seen * 2 >= total;
    })?.angle ?? 0;
  const agreeing = telling
    .filter((region) => Math.abs(region.angle - median) < NEAR)
    .reduce((sum, region) => sum + region.width, 0);
  return agreeing >= AGREEMENT * total ? median : 0;
}

/** Whether the text runs up or down the page: most of the length of its regions is vertical. */
export function liesOnItsSide(regions: readonly Rectangle[]): boolean {
  let balance = 0;
  for (const region of regions) {
    const { width, height } = region;
    if (isLong(region)) balance += width;
    else if (isLong({ width: height, height: width })) balance -= height;
  }
  return balance < 0;
}
