import {
  count,
  type DetailsKey,
  emptyTally,
  FIELDS,
  fieldOf,
  judge,
  type Tally,
  type Verdict,
} from '../../bench/score.ts';
import type { Weights } from '../../src/extraction/evidence/features.ts';
import { MODEL } from '../../src/extraction/evidence/model.ts';
import { extractUncalibrated } from '../../src/extraction/index.ts';
import { type Invoice, toDetails } from '../../src/invoice/index.ts';
import { withAllGiven } from '../given.ts';
import type { LabelledDocument } from './documents.ts';
import type { Scored } from './examples.ts';

export type Table = Partial<Record<Scored, Weights>>;

/** What came of one labelled field of one document. */
export interface Outcome {
  document: number;
  field: DetailsKey;
  /** As if every value read were given. */
  verdict: Verdict;
  /** Of the value read, as the evidence says; 0 without one. */
  confidence: number;
}

/** Judges all that the whole extraction reads on a document with the weights of a table, the others as they are. */
export function outcomesOf(
  { pages, labels, roles }: LabelledDocument,
  document: number,
  table: Table,
): Outcome[] {
  const model = { ...MODEL, weights: { ...MODEL.weights, ...table } };
  const invoice: Invoice = {
    ...extractUncalibrated(pages, { model, ...(roles ? { roles } : {}) }),
    pages: [],
    warnings: [],
  };
  const details = toDetails(withAllGiven(invoice));
  return FIELDS.flatMap((field) => {
    const verdict = judge(field, labels, details);
    const confidence = fieldOf(invoice, field).field?.confidence ?? 0;
    return verdict ? [{ document, field, verdict, confidence }] : [];
  });
}

/** The verdict where a value is given only if `given` says so. */
export function verdictOf(
  { verdict, confidence, field }: Outcome,
  given: (field: DetailsKey, confidence: number) => boolean,
): Verdict {
  if (verdict === 'missed' || verdict === 'absent' || given(field, confidence)) return verdict;
  return verdict === 'invented' ? 'absent' : 'missed';
}

export function tallyOf(verdicts: Iterable<Verdict>): Tally {
  const tally = emptyTally();
  for (const verdict of verdicts) count(tally, verdict);
  return tally;
}
