import type { Layout } from '../types.ts';
import type { Domain } from './words/index.ts';

/** A layout that nothing is trained or tuned on. */
export interface HeldOutLayout extends Layout {
  domain: Domain;
  /** Of group A the failures may be looked at, as symptoms; of group B nobody looks at more than the sums. */
  group: 'A' | 'B';
}
