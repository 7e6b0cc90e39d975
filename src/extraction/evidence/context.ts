import type { Reading } from '../reading/index.ts';
import { MODEL, type Model } from './model.ts';
import { createLabelling, type Labelling } from './relations/index.ts';
import type { Trace } from './trace.ts';
import type { WordRoles } from './word-roles.ts';

/** What facts are found with: what is on the pages, how labels stand to it, and the numbers to weigh it by. */
export interface Context {
  reading: Reading;
  labelling: Labelling;
  model: Model;
  /** Keeps why each field is what it is. */
  trace?: Trace;
  /** What a page model takes the words for, where one has seen the pages. */
  roles?: WordRoles;
}

export const createContext = (
  reading: Reading,
  model: Model = MODEL,
  trace?: Trace,
  roles?: WordRoles,
): Context => ({
  reading,
  labelling: createLabelling(reading),
  model,
  ...(trace ? { trace } : {}),
  ...(roles ? { roles } : {}),
});
