/**
 * How well pictures of every kind are read: photos at an angle, in bad light, upside down, light on dark; made from the samples (test/corpus).
 *
 *     npm run bench:photos -- [--sample NAME]… [--case NAME]…
 */
import { parseArgs } from 'node:util';
import { toDetails } from '../src/invoice/index.ts';
import { createReader } from '../src/pipeline/reader.ts';
import { sampleFile } from '../test/corpus/pdf-cases.ts';
import { PICTURE_CASES, samplePage } from '../test/corpus/picture-cases.ts';
import { count, emptyTally, FIELDS, judge, type Labels, rates, type Tally } from './score.ts';
import { compareWords, emptyScore, type Score } from './score-words.ts';

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string', multiple: true, default: ['us-services', 'german-letter', 'italian-bordered'] },
    case: { type: 'string', multiple: true, default: Object.keys(PICTURE_CASES) },
  },
});

const reader = await createReader();
const pages = await Promise.all(options.sample.map(async (name) => ({ name, ...(await samplePage(name)) })));
console.log('case'.padEnd(20), 'words found', 'numbers', 'fields F1', 's a page');
const all = { words: emptyScore(), fields: emptyTally() };
for (const name of options.case) {
  const words = emptyScore();
  const fields = emptyTally();
  let milliseconds = 0;
  for (const page of pages) {
    const bytes = await PICTURE_CASES[name]!(page.picture);
    const labels: Labels = JSON.parse(sampleFile(page.name, '.json').toString());
    const start = performance.now();
    let seen: string[] = [];
    const invoice = await reader
      .read(bytes, {}, (stage, read) => {
        if (stage === 'words') seen = read.flatMap((one) => one.words.map(({ text }) => text));
      })
      .catch(() => undefined);
    milliseconds += performance.now() - start;
    const score = compareWords(page.words, seen);
    for (const sum of [words, all.words])
      for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key];
    const details = invoice && toDetails(invoice);
    for (const field of FIELDS) {
      const verdict = judge(field, labels, details);
      if (verdict) for (const tally of [fields, all.fields]) count(tally, verdict);
    }
  }
  row(name, words, fields, (milliseconds / pages.length / 1000).toFixed(1));
}
row('all', all.words, all.fields, '');
await reader.close();

function row(name: string, words: Score, fields: Tally, seconds: string): void {
  const percent = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(1);
  console.log(
    name.padEnd(20),
    percent(words.common, words.true).padStart(11),
    percent(words.commonNumbers, words.trueNumbers).padStart(7),
    (100 * rates(fields).f1).toFixed(1).padStart(9),
    seconds.padStart(8),
  );
}
