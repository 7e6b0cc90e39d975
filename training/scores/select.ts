import { type DetailsKey, FIELDS } from '../../bench/score.ts';
import type { LabelledDocument } from './documents.ts';
import type { Choice, Scored } from './examples.ts';
import { LABELLED_BY } from './examples.ts';
import { surprise } from './listwise.ts';
import type { Outcome, Table } from './whole.ts';

/** One way to fit, tried out on every fold by the documents of the others. */
export interface Trial {
  name: string;
  /** Weights by fold. */
  tables: readonly Table[];
  outcomes: readonly Outcome[];
}

/** A wrong value costs twice what silence does. */
const WORTH = { right: 1, wrong: -2, invented: -2, missed: 0, absent: 0 } as const;
/** What a synthetic document counts beside a real one, where trials are compared. */
const SYNTHETIC = 0.25;

/** Which fields of the contract a scored field has a say in. */
const keysOf = (field: Scored) =>
  field === 'tax' ? (['net_amount', 'vat'] as const) : [LABELLED_BY[field]!];

function worth(
  keys: readonly DetailsKey[],
  outcomes: readonly Outcome[],
  documents: readonly LabelledDocument[],
): number {
  let sum = 0;
  for (const { field, verdict, document } of outcomes)
    if (keys.includes(field)) sum += WORTH[verdict] * (documents[document]!.synthetic ? SYNTHETIC : 1);
  return sum;
}

/**
 * One trial for all fields, the one worth most by what the whole extraction read on the documents that `counted` lets through; and the
 * fields that are better off with it than with the first trial, the hand-set weights: worth more, or as much and less surprised at the
 * labels both of real and of synthetic documents. To choose a trial for each field fits the folds: it did worse on the others.
 */
export function chooseTrial(
  trials: readonly Trial[],
  byField: ReadonlyMap<Scored, readonly Choice[]>,
  documents: readonly LabelledDocument[],
  foldOf: (document: number) => number,
  counted: (document: number) => boolean,
): { trial: number; fields: Scored[] } {
  const outcomes = trials.map((trial) => trial.outcomes.filter(({ document }) => counted(document)));
  const all = outcomes.map((list) => worth(FIELDS, list, documents));
  const trial = all.indexOf(Math.max(...all));
  const [hand, learnt] = [trials[0]!, trials[trial]!];
  const surpriseAt = (field: Scored, { tables }: Trial, synthetic: boolean) =>
    byField
      .get(field)!
      .filter(({ document }) => counted(document) && documents[document]!.synthetic === synthetic)
      .reduce(
        (sum, one) => sum + surprise(tables[foldOf(one.document)]![field]!, [{ ...one, weight: 1 }]),
        0,
      );
  const fields = [...byField.keys()].filter((field) => {
    const [was, is] = [outcomes[0]!, outcomes[trial]!].map((list) => worth(keysOf(field), list, documents));
    if (was !== is) return is! > was!;
    return [false, true].every((made) => surpriseAt(field, learnt, made) <= surpriseAt(field, hand, made));
  });
  return { trial, fields: trial === 0 ? [] : fields };
}
