export { binarize } from './binarize.ts';
export { evenOutLight } from './even-out-light.ts';
export { flattenSheet, isLevel, liesFlat, planSheet } from './flatten.ts';
export { findMedian } from './median.ts';
export { liesOnItsSide, measureTilt, PAGE_TURNS } from './orientation.ts';
export { findOtsuThreshold } from './otsu.ts';
export {
  type Drawing,
  drawGrey,
  enlarge,
  type Grey,
  resize,
  type Size,
  toDrawing,
  toGrey,
  turnDrawing,
  turnGreyOver,
  turnRaster,
} from './picture.ts';
export {
  contains,
  findConvexHull,
  findSmallestRectangle,
  fitRectangle,
  isElongated,
  type Point,
  type Rectangle,
} from './rectangle.ts';
export { type Corners, findSheet } from './sheet.ts';
