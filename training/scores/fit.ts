/**
 * Fits the weights of evidence on labelled documents, near the hand-set ones, and reports what they are worth on families of layouts
 * that they have not seen.
 *
 *   npm run train:scores -- --corpus DIR [--corpus DIR]… [--held-out DIR]… [--looked-at DIR]… [--made FILE] [--words DIR] [--folds N] [--every N] [--write]
 *
 * Each DIR holds labelled documents as `bench:accuracy` takes them. `--words` keeps the words read, so that the next run need not read
 * the documents again. Of synthetic documents one in `--every` is read by the whole extraction to compare; all are fitted on.
 * `--made` are real documents written anew by `npm run pages`: only fitted on, in the fold of the one that each was made from.
 * `--page-model` is one for each fold of real families, trained without it (training/pages/train.py).
 * What is `--held-out` is never fitted on, but helps to choose the way to fit.
 * What was `--looked-at` while the weights were set by hand is fitted on, but has no say in which way to fit is best: there, the hand-set
 * weights look better than they are.
 * `--write` puts what was learnt into the reader.
 */
import { parseArgs } from 'node:util';
import type { Weights } from '../../src/extraction/evidence/features.ts';
import { BY_HAND } from '../../src/extraction/evidence/weights/index.ts';
import { foldsOf, type LabelledDocument, loadDocuments, loadMade, seeDocuments } from './documents.ts';
import { type Choice, choicesOf, type Scored } from './examples.ts';
import { type Example, fitWeights } from './listwise.ts';
import { printFields, printKinds } from './report.ts';
import { chooseTrial, type Trial } from './select.ts';
import { type Outcome, outcomesOf, type Table } from './whole.ts';
import { writeLearnt } from './write.ts';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [] },
    'held-out': { type: 'string', multiple: true, default: [] },
    'looked-at': { type: 'string', multiple: true, default: [] },
    made: { type: 'string' },
    'page-model': { type: 'string', multiple: true, default: [] },
    words: { type: 'string' },
    folds: { type: 'string', default: '6' },
    every: { type: 'string', default: '4' },
    write: { type: 'boolean', default: false },
  },
});
if (options.corpus.length === 0) {
  console.error('usage: fit.ts --corpus DIR [--corpus DIR]… [--words DIR] [--folds N] [--every N] [--write]');
  process.exit(2);
}

/** How much the hand-set weights count, and what a synthetic document, and a real one written anew, count compared with a real one. */
const TRIED = [
  { prior: 20, synthetic: 0.1, made: 0 },
  { prior: 10, synthetic: 0.1, made: 0 },
  { prior: 10, synthetic: 0.2, made: 0 },
  { prior: 5, synthetic: 0.2, made: 0 },
  ...(options.made
    ? [
        { prior: 10, synthetic: 0.1, made: 0.03 },
        { prior: 10, synthetic: 0.1, made: 0.1 },
        { prior: 5, synthetic: 0.1, made: 0.1 },
      ]
    : []),
];
/** A real document is read twice, as it came and as a scan: each reading counts half. */
const REAL = 0.5;

const folds = Number(options.folds);
const byHand: Record<Scored, Weights> = BY_HAND;
const corpora = [...options.corpus, ...options['held-out']];
const documents = [
  ...(await loadDocuments(corpora, options.words)),
  ...(options.made ? await loadMade(options.made) : []),
];
const wasLookedAt = (document: number) =>
  options['looked-at'].includes(corpora[documents[document]!.corpus]!);
const isHeldOut = ({ corpus }: LabelledDocument) => corpus >= options.corpus.length;
const foldByFamily = foldsOf(
  documents.filter((one) => !isHeldOut(one)),
  folds,
);
/** One more fold, fitted on all others: what is held out. */
const HELD_OUT = folds;
const foldOf = (document: number) =>
  isHeldOut(documents[document]!) ? HELD_OUT : foldByFamily.get(documents[document]!.family)!;
const byField = new Map<Scored, Choice[]>();
// The page models have learnt from invented layouts: what they see on those says nothing of what they see on others.
await seeDocuments(
  documents.filter((one) => !one.synthetic || isHeldOut(one)),
  options['page-model'],
);
for (const [i, { pages, labels, roles }] of documents.entries())
  for (const [field, choice] of choicesOf(pages, labels, i, roles))
    byField.set(field, [...(byField.get(field) ?? []), choice]);
console.log(
  `${documents.length} documents of ${foldByFamily.size} families in ${folds} folds, ${[...byField.values()].flat().length} decisions`,
);

const read = documents.flatMap((one, i) =>
  one.made || (one.synthetic && !isHeldOut(one) && i % Number(options.every) > 0) ? [] : [i],
);

/** What the whole extraction reads, each fold with the weights of its table. */
function judged(tables: readonly Table[]): Outcome[] {
  return tables.flatMap((table, fold) =>
    read
      .filter((i) => foldOf(i) === fold)
      .flatMap((i) => outcomesOf(documents[i]!, i, { ...byHand, ...table })),
  );
}

const weightOf = ({ made, synthetic }: LabelledDocument, way: (typeof TRIED)[number]) =>
  made ? way.made : synthetic ? way.synthetic : REAL;

function fitted(field: Scored, way: (typeof TRIED)[number], without?: number): Weights {
  const examples = byField
    .get(field)!
    .filter(({ document }) => foldOf(document) !== HELD_OUT && foldOf(document) !== without)
    .map(
      (choice): Example => ({
        ...choice,
        weight: weightOf(documents[choice.document]!, way),
      }),
    )
    .filter(({ weight }) => weight > 0);
  return fitWeights(byHand[field], examples, way);
}

const everyFold = <Value>(make: (fold: number) => Value) =>
  Array.from({ length: folds + 1 }, (_, fold) => make(fold));
const fields = [...byField.keys()];
const handSet = everyFold((): Table => byHand);
const trials: Trial[] = [{ name: 'by hand', tables: handSet, outcomes: judged(handSet) }];
printKinds('by hand', trials[0]!.outcomes, documents, corpora);
for (const way of TRIED) {
  const tables = everyFold(
    (fold): Table => Object.fromEntries(fields.map((field) => [field, fitted(field, way, fold)])),
  );
  const trial = {
    name: `prior ${way.prior}, synthetic ${way.synthetic}, made ${way.made}`,
    tables,
    outcomes: judged(tables),
  };
  trials.push(trial);
  printKinds(trial.name, trial.outcomes, documents, corpora);
}

// For each fold, the other folds decide which way is best, and for which fields.
const mixed = (fold: number, { trial, fields: taken }: ReturnType<typeof chooseTrial>): Table => ({
  ...byHand,
  ...Object.fromEntries(taken.map((field) => [field, trials[trial]!.tables[fold]![field]!])),
});
const nested = everyFold((fold) => {
  const chosen = chooseTrial(
    trials,
    byField,
    documents,
    foldOf,
    (document) => foldOf(document) !== fold && !wasLookedAt(document),
  );
  return mixed(fold, chosen);
});
const chosenByOthers = judged(nested);
printKinds('the best way, told by the other folds', chosenByOthers, documents, corpora);
printFields(trials[0]!.outcomes, chosenByOthers, documents, corpora);

const final = chooseTrial(trials, byField, documents, foldOf, (document) => !wasLookedAt(document));
console.log(`best: ${trials[final.trial]!.name}, for ${final.fields.join(', ')}`);
const together = judged(everyFold((fold) => mixed(fold, final)));
printKinds('the best way, told by all folds', together, documents, corpora);

if (options.write) {
  const way = TRIED[final.trial - 1];
  writeLearnt(
    Object.fromEntries(final.fields.map((field) => [field, fitted(field, way!)])),
    documents.filter((one) => !isHeldOut(one) && !one.made),
  );
}
