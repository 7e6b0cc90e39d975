import type { WordRole as Role } from '../../src/extraction/evidence/index.ts';

export { WORD_ROLES as ROLES, type WordRole as Role } from '../../src/extraction/evidence/index.ts';

/** A word may be what a label says without being where the reader should take it from: nothing is learnt from it. */
export type WordRole = Role | 'unclear';
