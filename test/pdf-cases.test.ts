import { afterAll, beforeAll, expect, test } from 'vitest';
import { count, emptyTally, FIELDS, judge, rates } from '../bench/score.ts';
import { toDetails } from '../src/invoice/index.ts';
import { createReader, type Reader } from '../src/pipeline/reader.ts';
import { PDF_CASES, sampleFile } from './corpus/pdf-cases.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

/** Facts that must be there however the page was read; of the rest a few may be missed by OCR. */
const VITAL = ['total_amount', 'net_amount', 'issue_date', 'currency'] as const;
const LEAST_F1 = 0.75;

test.each(Object.entries(PDF_CASES))('%s', { timeout: 120_000 }, async (_, { sample, pages, make }) => {
  const invoice = await reader.read(await make());
  expect(invoice.pages.map(({ source }) => source)).toEqual(pages);
  expect(invoice.pages.map(({ page }) => page)).toEqual(pages.map((_, at) => at + 1));
  const failed = invoice.pages.filter(({ source }) => source === 'failed');
  for (const { error } of failed) expect(error?.code).toBe('blank_render');
  expect(invoice.warnings).toHaveLength(failed.length);
  expect(invoice.findings).toEqual([]);

  const labels = JSON.parse(sampleFile(sample, '.json').toString());
  const details = toDetails(invoice);
  for (const field of VITAL) expect(details[field], field).toBe(labels[field]);
  const tally = emptyTally();
  for (const field of FIELDS) {
    const verdict = judge(field, labels, details);
    if (verdict) count(tally, verdict);
  }
  expect(rates(tally).f1).toBeGreaterThan(LEAST_F1);
});
