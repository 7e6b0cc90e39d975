export { isRareLetter, toBaseLetter, toBaseLetters } from './base-letters.ts';
export { keepPoint, mapTurned, type PointMap, toPageWord } from './page-coordinates.ts';
export { measureLegibility, readLines, turnAreaOver } from './read-lines.ts';
export {
  loadRecognitionNetwork,
  type RecogniserFiles,
  type RecognitionNetwork,
} from './recognition-network.ts';
