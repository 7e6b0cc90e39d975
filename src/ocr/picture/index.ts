export { binarize } from './binarize.ts';
export { flatten, isLevel, liesFlat, planSheet } from './flatten.ts';
export { evenLight } from './light.ts';
export { median } from './median.ts';
export { otsu } from './otsu.ts';
export {
  drawn,
  drawnFromGrey,
  enlarge,
  type Grey,
  resize,
  reverse,
  type Size,
  toGrey,
  turn,
  turnLater,
} from './picture.ts';
export {
  contains,
  convexHull,
  isLong,
  type Point,
  type Rectangle,
  rectangleAt,
  smallestRectangle,
} from './rectangle.ts';
export { type Corners, findSheet } from './sheet.ts';
export { liesOnItsSide, pageTilt } from './tilt.ts';
