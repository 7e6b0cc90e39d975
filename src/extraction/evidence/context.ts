import type { Reading } from '../reading/index.ts';
import { MODEL, type Model } from './model.ts';
import { Labelling } from './relations.ts';

/** What facts are found with: what is on the pages, how labels stand to it, and the numbers to weigh it by. */
export interface Context {
  reading: Reading;
  labelling: Labelling;
  model: Model;
}

export const createContext = (reading: Reading, model: Model = MODEL): Context => ({
  reading,
  labelling: new Labelling(reading),
  model,
});
