export { inSegment } from './in-segment.ts';
export { derivedField, fractions, type Located, locate, type Place, readField, rounded } from './located.ts';
