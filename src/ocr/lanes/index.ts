export { type Lanes, openLanes } from './lanes.ts';
export { legibility, readLines, upsideDown } from './lines.ts';
