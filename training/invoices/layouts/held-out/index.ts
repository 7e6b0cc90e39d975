import { GROUP_A } from './group-a.ts';
import { GROUP_B } from './group-b.ts';
import type { HeldOutLayout } from './types.ts';

export { heldOutCountries } from './countries.ts';
export type { HeldOutLayout } from './types.ts';
export { HELD_OUT_WORDS } from './words/index.ts';

/** Layouts that neither training nor tuning sees: `make.ts` leaves them out unless it is asked for them. */
export const HELD_OUT: readonly HeldOutLayout[] = [...GROUP_A, ...GROUP_B];
