import { findConvexHull, findSmallestRectangle, type Point } from '../picture/index.ts';
import type { Region } from './detect-text.ts';
import {
  type InkComponent,
  MIN_LETTER,
  measureHeight,
  measureLetterSize,
  measureLongerSide,
  measureWidth,
} from './ink-components.ts';

/** A line that runs up or down the page has at least this many letters … */
const MIN_LETTERS = 6;
/** … is at least this many times as long as high … */
const MIN_ELONGATION = 4;
/** … and goes on across gaps of at most this many heights. */
const MAX_GAP = 1.5;
/** The height at which a line is read, in heights of its ink, ascenders and descenders included. */
const LINE_HEIGHT_OF_INK = 1.3;

/** Lines that run up or down the page, the parts of each put together, each as its components. */
export function findVerticalLines(groups: readonly InkComponent[][]): InkComponent[][] {
  const parts = groups
    .map((components) => ({ components, box: boundsOf(components) }))
    .sort((a, b) => measureHeight(b.box) - measureHeight(a.box));
  const found: InkComponent[][] = [];
  while (parts.length > 0) {
    const line = parts.shift()!;
    if (!isVerticalLine(line.components, line.box)) continue;
    for (;;) {
      const at = parts.findIndex((part) => continues(line.box, part.box));
      if (at < 0) break;
      const [part] = parts.splice(at, 1);
      line.components = [...line.components, ...part!.components];
      line.box = boundsOf([line.box, part!.box]);
    }
    found.push(line.components);
  }
  return found;
}

/** At the line's own angle: a page may be tilted. Pixels of the picture, `step` times those of the components. */
export function fitRegion(components: readonly InkComponent[], step: number): Region {
  const corners = components.flatMap(({ x0, y0, x1, y1 }): Point[] => [
    [x0 * step, y0 * step],
    [x0 * step, y1 * step],
    [x1 * step, y0 * step],
    [x1 * step, y1 * step],
  ]);
  const { width, height, ...rest } = findSmallestRectangle(findConvexHull(corners));
  const more = (LINE_HEIGHT_OF_INK - 1) * Math.min(width, height);
  return { ...rest, width: width + more, height: height + more };
}

const isVerticalLine = (components: readonly InkComponent[], box: InkComponent) =>
  measureWidth(box) >= MIN_LETTER &&
  measureHeight(box) >= MIN_ELONGATION * measureWidth(box) &&
  countLetters(components) >= MIN_LETTERS;

const countLetters = (components: readonly InkComponent[]) =>
  components.reduce(
    (sum, component) =>
      sum +
      (measureLongerSide(component) < MIN_LETTER
        ? 0
        : measureLongerSide(component) / measureLetterSize(component)),
    0,
  );

/** Whether a part stands above or below a line, near to it and hardly wider. */
function continues(line: InkComponent, part: InkComponent): boolean {
  const middle = (part.x0 + part.x1) / 2;
  const gap = Math.max(part.y0 - line.y1, line.y0 - part.y1);
  const isBeside = middle < line.x0 || middle > line.x1;
  const isNarrow = measureWidth(part) <= LINE_HEIGHT_OF_INK * measureWidth(line);
  return !isBeside && isNarrow && gap <= MAX_GAP * measureWidth(line);
}

const boundsOf = (components: readonly InkComponent[]): InkComponent => ({
  x0: Math.min(...components.map(({ x0 }) => x0)),
  y0: Math.min(...components.map(({ y0 }) => y0)),
  x1: Math.max(...components.map(({ x1 }) => x1)),
  y1: Math.max(...components.map(({ y1 }) => y1)),
});
