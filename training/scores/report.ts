import { basename } from 'node:path';
import { FIELDS, rates } from '../../bench/score.ts';
import type { LabelledDocument } from './documents.ts';
import { type Outcome, tallyOf } from './whole.ts';

const percent = (rate: number) => (100 * rate).toFixed(1);

const ofCorpus = (outcomes: readonly Outcome[], documents: readonly LabelledDocument[], corpus: number) =>
  outcomes.filter(({ document }) => documents[document]!.corpus === corpus);

/** One line: precision, recall and F1 of each corpus. */
export function printKinds(
  name: string,
  outcomes: readonly Outcome[],
  documents: readonly LabelledDocument[],
  corpora: readonly string[],
): void {
  const parts = corpora.map((path, corpus) => {
    const tally = tallyOf(ofCorpus(outcomes, documents, corpus).map(({ verdict }) => verdict));
    const { precision, recall, f1 } = rates(tally);
    return `${basename(path)} P ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)}`;
  });
  console.log(`${parts.join('   ')}   ${name}`);
}

/** Per field and corpus: wrong and missed values before and after. */
export function printFields(
  before: readonly Outcome[],
  after: readonly Outcome[],
  documents: readonly LabelledDocument[],
  corpora: readonly string[],
): void {
  console.log(
    `\nwrong/missed by hand > learnt${corpora.map((path) => basename(path).padStart(18)).join('')}`,
  );
  for (const field of FIELDS) {
    const cells = corpora.map((_, corpus) => {
      const [was, is] = [before, after].map((outcomes) => {
        const own = ofCorpus(outcomes, documents, corpus).filter((one) => one.field === field);
        const { falsePositives, falseNegatives } = tallyOf(own.map(({ verdict }) => verdict));
        return `${falsePositives}/${falseNegatives}`;
      });
      return `${was} > ${is}`.padStart(18);
    });
    console.log(`${field.padEnd(29)}${cells.join('')}`);
  }
  console.log('');
}
