import type { PartKind } from './parts.ts';

/** Kinds of lines that make an address, and that a description of a party is made of. */
export const STRONG: ReadonlySet<PartKind> = new Set(['street', 'postal']);
export const BODY: ReadonlySet<PartKind> = new Set(['text', 'street', 'postal', 'country']);
/** Free space after which lines belong apart, in line heights. */
export const PARAGRAPH = 1.3;
/** An address has at most this many lines. */
export const MAX_LINES = 8;
