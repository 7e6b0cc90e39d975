import { expect, test } from 'vitest';
import { createReader } from '../src/pipeline/reader.ts';
import { sampleFile } from './corpus/pdf-cases.ts';
import { MANY, SEVERAL_CASES } from './corpus/several-cases.ts';

/** Megabytes above what one page takes. */
const MORE = 300;

test('a PDF of 100 pages is read page by page, in the memory of a few', { timeout: 180_000 }, async () => {
  const one = sampleFile('malaysian-receipt');
  const reader = await createReader();
  await reader.read(one);
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const invoice = await reader.read(await SEVERAL_CASES['many-pages']!.make());
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage.rss());
  await reader.close();
  expect(invoice.pages.map(({ page, source }) => `${page} ${source}`)).toEqual(
    Array.from({ length: MANY }, (_, at) => `${at + 1} text`),
  );
  expect(Math.round((peak - before) / 1024 / 1024)).toBeLessThan(MORE);
});
