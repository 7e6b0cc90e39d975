/**
 * Fits the curves that turn evidence into confidence, and reports how well they hold on families of layouts that they have
 * not seen.
 *
 *   npm run train:confidence -- --corpus DIR [--corpus DIR]… [--words DIR] [--write]
 *
 * Each DIR holds labelled documents as `bench:accuracy` takes them. Folders of the same name are one family, which is left out as a whole
 * when the curves are tested on it. Every DIR has the same weight, however many documents it holds. `--words` keeps the words, so that the
 * next run need not read the documents again. `--write` puts the curves fitted on all documents into the reader.
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { documentName } from '../../bench/corpus.ts';
import { expectedError, printReliability } from '../../bench/reliability.ts';
import type { Curve } from '../../src/extraction/evidence/curves.ts';
import { fitCurve } from './curve.ts';
import { type Observation, observe } from './observations.ts';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [] },
    words: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (options.corpus.length === 0) {
  console.error('usage: fit.ts --corpus DIR [--corpus DIR]… [--words DIR] [--write]');
  process.exit(2);
}

const observations: Observation[] = [];
for (const [c, corpus] of options.corpus.entries()) {
  const found = await observe(corpus, options.words && join(options.words, String(c)));
  observations.push(...found.map((one) => ({ ...one, corpus, weight: 1000 / found.length })));
}

console.log('As the evidence says');
printReliability(observations);

const heldOut: Observation[] = [];
for (const family of new Set(observations.map((one) => one.family))) {
  const curves = fitAll(observations.filter((one) => one.family !== family));
  for (const one of observations.filter((other) => other.family === family))
    heldOut.push({ ...one, confidence: curves(one.field)(one.confidence) });
}
console.log('\nCalibrated, each family by the others');
printReliability(heldOut);
for (const corpus of options.corpus) {
  const [before, after] = [observations, heldOut].map((all) =>
    expectedError(all.filter((one) => one.corpus === corpus)).toFixed(3),
  );
  console.log(`${corpus}: expected calibration error ${before}, calibrated ${after}`);
}
if (options.write) write();

/** The curve of each field, near the one of all fields where there is little to go by. */
function fitAll(training: readonly Observation[]) {
  const all = fitCurve(training, { slope: 1, offset: 0 }, 1);
  const byField = Map.groupBy(training, ({ field }) => field);
  const curves = new Map([...byField].map(([field, list]) => [field, fitCurve(list, all.curve, 20)]));
  return (field: string) => (curves.get(field) ?? all).apply;
}

function write(): void {
  const all = fitCurve(observations, { slope: 1, offset: 0 }, 1).curve;
  const byField = [...Map.groupBy(observations, ({ field }) => field)].sort(([a], [b]) => a.localeCompare(b));
  const line = ({ slope, offset }: Curve) =>
    `{ slope: ${Number(slope.toFixed(3))}, offset: ${Number(offset.toFixed(3))} }`;
  const path = join(import.meta.dirname, '../../src/extraction/evidence/curves.ts');
  const readings = new Set(observations.map(({ document }) => document)).size;
  const names = observations.map(({ corpus, document }) => documentName(relative(corpus, document)));
  const distinct = new Set(names).size;
  writeFileSync(
    path,
    `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a fitted number that looks like a constant is none
/** Calibrated log-odds are \`slope\` times those of the evidence, plus \`offset\`. */
export interface Curve {
  slope: number;
  offset: number;
}

/**
 * Per field of the model. Fitted by \`npm run train:confidence\` on ${observations.length} values of ${distinct} documents, read ${readings} times in all (as they came, as scans,
 * as photos); expected calibration error ${expectedError(observations).toFixed(3)} before, ${expectedError(heldOut).toFixed(3)} after, each family of layouts by the curves of the others.
 */
export const CURVES: Readonly<Record<string, Curve>> = {
${byField.map(([field, list]) => `  ${/^\w+$/.test(field) ? field : `'${field}'`}: ${line(fitCurve(list, all, 20).curve)},`).join('\n')}
};

/** For fields that are not measured. */
export const OTHERS: Curve = ${line(all)};
`,
  );
  console.log(`written: ${path}`);
}
