import type { Grey } from '../picture/index.ts';
import { contains, isElongated } from '../picture/index.ts';
import { measureMedianHeight, type Region } from './detect-text.ts';
import { createDisjointSets } from './disjoint-sets.ts';
import {
  findInkComponents,
  type InkComponent,
  MIN_LETTER,
  measureHeight,
  measureLetterSize,
  measureLongerSide,
  measureShorterSide,
  measureWidth,
} from './ink-components.ts';
import { findVerticalLines, fitRegion } from './vertical-lines.ts';

/** Components smaller than this are not even dots. Pixels of the reduced picture. */
const MIN_DOT = 2;
/** The shorter side of a letter is at most this, in median heights of the page's lines. */
const MAX_LETTER = 1.2;
/** Letters of a word touch at times; a component longer than this, in shorter sides, is a rule. */
const MAX_ELONGATION = 12;
/** Pictures, stains and noise have more components than a page has letters that were missed: on such a page nothing is looked for. */
const MAX_COMPONENTS = 2500;
/** At most this many regions of each kind: bounds time. */
const MAX_REGIONS = 12;
/** Letters of a line are this near each other, in sizes of the larger one. */
const NEAR = 0.75;
/** Height of a digit's region, in heights of the digit. */
const DIGIT_REGION = 1.75;
/** A digit's width, in its heights. "1" is a third as wide as high; what is narrower is a rule. */
const DIGIT_WIDTH = { min: 0.28, max: 0.85 } as const;
/** The height of a digit in heights of a line in its row, and how far from the middle of that line its own may be. */
const IN_ROW = { minHeight: 0.4, maxHeight: 0.8, maxOffset: 0.2 } as const;

/** Regions of text that the detector missed, in pixels of the picture. */
export interface MissedText {
  /** Lines that run up or down the page. */
  vertical: Region[];
  /** Single characters in the row of a line, such as quantities in tables. */
  single: Region[];
}

/**
 * Finds text that the detector misses: lines that run up a margin, of which it marks a few letters at most, and single digits. They are found
 * by their ink, where no line has been found. On 36 drawn pages and their scans, all that it finds is text or is read with less than 0.7;
 * it takes some 15 ms.
 */
export function findMissedText(page: Grey, regions: readonly Region[]): MissedText {
  const lines = regions.filter(isElongated);
  const none = { vertical: [], single: [] };
  if (lines.length === 0) return none;
  const { components: all, step } = findInkComponents(page, lines);
  const lineHeight = measureMedianHeight(lines) / step;
  const components = all.filter((component) => mayBeLetters(component, lineHeight));
  if (components.length > MAX_COMPONENTS) return none;
  const groups = groupNeighbours(components);
  const vertical = findVerticalLines(groups).map((line) => fitRegion(line, step));
  const single = groups
    .filter((group) => group.length === 1 && mayBeDigit(group[0]!))
    .map(([component]) => regionOfDigit(component!, step))
    .filter((region) => lines.some((line) => isInRow(region, line)))
    .filter((region) => !regions.some((other) => contains(other, region)));
  return { vertical: largest(vertical), single: largest(single) };
}

const largest = (regions: Region[]) =>
  regions.sort((a, b) => b.width * b.height - a.width * a.height).slice(0, MAX_REGIONS);

const mayBeLetters = (component: InkComponent, lineHeight: number) =>
  measureLongerSide(component) >= MIN_DOT &&
  measureShorterSide(component) <= MAX_LETTER * lineHeight &&
  measureLongerSide(component) <= MAX_ELONGATION * measureShorterSide(component);

const mayBeDigit = (component: InkComponent) =>
  measureHeight(component) >= MIN_LETTER &&
  measureWidth(component) >= DIGIT_WIDTH.min * measureHeight(component) &&
  measureWidth(component) <= DIGIT_WIDTH.max * measureHeight(component);

/** Components together with those near them, and near those. Sorts the components. */
function groupNeighbours(components: InkComponent[]): InkComponent[][] {
  components.sort((a, b) => a.y0 - b.y0);
  const sets = createDisjointSets(components.length);
  const farthest =
    NEAR * components.reduce((most, component) => Math.max(most, measureLetterSize(component)), 0);
  for (const [i, component] of components.entries()) {
    for (let k = i + 1; k < components.length && components[k]!.y0 - component.y1 <= farthest; k++) {
      const other = components[k]!;
      const distance = Math.max(other.y0 - component.y1, other.x0 - component.x1, component.x0 - other.x1);
      if (distance <= NEAR * Math.max(measureLetterSize(component), measureLetterSize(other)))
        sets.join(i, k);
    }
  }
  return sets.groups().map((group) => group.map((i) => components[i]!));
}

function regionOfDigit(component: InkComponent, step: number): Region {
  const height = measureHeight(component) * step;
  const width = measureWidth(component) * step + (DIGIT_REGION - 1) * height;
  const cx = ((component.x0 + component.x1) / 2) * step;
  const cy = ((component.y0 + component.y1) / 2) * step;
  return { cx, cy, width, height: DIGIT_REGION * height, angle: 0 };
}

function isInRow({ cx, cy, height }: Region, line: Region): boolean {
  const relativeHeight = height / DIGIT_REGION / line.height;
  const middle = line.cy + Math.tan(line.angle) * (cx - line.cx);
  return (
    relativeHeight > IN_ROW.minHeight &&
    relativeHeight < IN_ROW.maxHeight &&
    Math.abs(cy - middle) < IN_ROW.maxOffset * line.height
  );
}
