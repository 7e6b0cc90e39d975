export { parseCode } from './parse-code.ts';
export { readQrCodes, readSquare } from './qr.ts';
export type { Code, CodeFacts, CodeParty, FoundFacts } from './types.ts';
