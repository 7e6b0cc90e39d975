export { factsOf } from './facts.ts';
export { readQrCodes, readSquare } from './qr.ts';
export type { Code, CodeFacts, CodeParty, FoundFacts } from './types.ts';
