export { factsOf } from './facts.ts';
export { type FoundFacts, mergeWithCodes } from './merge.ts';
export { readQrCodes, readSquare } from './qr.ts';
export type { Code, CodeFacts } from './types.ts';
