import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentName } from '../../bench/corpus.ts';
import type { Weights } from '../../src/extraction/evidence/features.ts';
import { BY_HAND } from '../../src/extraction/evidence/weights/index.ts';
import type { LabelledDocument } from './documents.ts';
import type { Scored } from './examples.ts';

/** Smaller corrections are left out: they change no decision. */
const LEAST = 0.05;

/** Writes what the learnt weights differ by from the hand-set ones into the reader. */
export function writeLearnt(
  learnt: Partial<Record<Scored, Weights>>,
  documents: readonly LabelledDocument[],
): void {
  const groups = Object.entries(learnt).map(([field, weights]) => {
    const byHand: Weights = BY_HAND[field as Scored];
    const lines = Object.entries(weights!).flatMap(([name, weight]) => {
      const off = weight - byHand[name]!;
      const key = /^[a-z]\w*$/i.test(name) ? name : `'${name}'`;
      return Math.abs(off) < LEAST ? [] : [`    ${key}: ${Number(off.toFixed(2))},`];
    });
    return `  ${field}: {\n${lines.join('\n')}\n  },`;
  });
  const path = join(import.meta.dirname, '../../src/extraction/evidence/weights/learnt.ts');
  const real = documents.filter(({ synthetic }) => !synthetic);
  const distinct = new Set(real.map(({ name }) => documentName(name))).size;
  writeFileSync(
    path,
    `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a fitted number that looks like a constant is none

/**
 * What labelled documents add to the hand-set weights, in log-odds. Written by \`npm run train:scores\`; fitted on ${distinct} real
 * documents (${real.length} readings: some as they came and as a scan) and ${documents.length - real.length} synthetic ones. A field is here only where its weights did
 * better than the hand-set ones on families of layouts that they had not seen: training/scores/README.md has the figures.
 */
export const LEARNT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
${groups.join('\n')}
};
`,
  );
  console.log(`written: ${path}`);
}
