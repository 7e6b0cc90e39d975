import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareWords } from '../bench/score-words.ts';
import { toDetails } from '../src/invoice/index.ts';
import { createReader, type Reader } from '../src/reader.ts';
import { sampleFile } from './corpus/pdf-cases.ts';
import { PICTURE_CASES, type SamplePage, samplePage } from './corpus/picture-cases.ts';

const SAMPLE = 'us-services';
/** Words that must be found, of 100. What is reached is 96 to 100, 90 in deep shadow; `bench/photos.ts` measures it. */
const LEAST: Readonly<Record<string, number>> = {
  keystone: 95,
  'from-a-corner': 95,
  shadow: 96,
  'deep-shadow': 86,
  'turned-40': 95,
  'upside-down': 94,
  'light-on-dark': 95,
  'black-margins': 94,
};

let reader: Reader;
let page: SamplePage;
beforeAll(async () => {
  reader = await createReader();
  page = await samplePage(SAMPLE);
});
afterAll(() => reader.close());

test.each(Object.entries(LEAST))('%s', { timeout: 120_000 }, async (name, least) => {
  let words: string[] = [];
  const invoice = await reader.read(await PICTURE_CASES[name]!(page.picture), {}, (stage, pages) => {
    if (stage === 'words') words = pages.flatMap((read) => read.words.map(({ text }) => text));
  });
  const score = compareWords(page.words, words);
  expect((100 * score.common) / score.true).toBeGreaterThan(least);
  const { total_amount, net_amount, issue_date } = JSON.parse(sampleFile(SAMPLE, '.json').toString());
  expect(toDetails(invoice)).toMatchObject({ total_amount, net_amount, issue_date });
});
