import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Details, toDetails } from '../src/invoice/index.ts';
import { createReader, type Reader } from '../src/pipeline/reader.ts';
import { sampleFile } from './corpus/pdf-cases.ts';
import { SEVERAL_CASES, THREE } from './corpus/several-cases.ts';

const labels = (name: string): Details => JSON.parse(sampleFile(name, '.json').toString());

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

/** What takes long is read in `many-pages.test.ts`. */
const READ = Object.entries(SEVERAL_CASES).filter(([name]) => name !== 'many-pages');

test.each(READ)('%s', { timeout: 120_000 }, async (_, { invoices, make }) => {
  const invoice = await reader.read(await make());
  const all = [invoice, ...(invoice.further ?? [])];
  expect(all.map(({ pages }) => pages.map(({ page }) => page))).toEqual(invoices);
});

test('several invoices are each in the result, and a warning says how many there are', async () => {
  const invoice = await reader.read(await SEVERAL_CASES.three!.make());
  const all = [invoice, ...(invoice.further ?? [])];
  for (const [at, name] of THREE.entries()) {
    const { total_amount, issue_date, supplier_name } = labels(name);
    expect(toDetails(all[at]!)).toMatchObject({ total_amount, issue_date, supplier_name });
  }
  expect(all[1]!.totals.gross?.page).toBe(3);
  expect(invoice.warnings).toEqual(['The file holds 3 invoices, on pages 1, 2–3, 4: this is the first.']);
  expect(all[2]).not.toHaveProperty('further');
});

test('an invoice of which pages are missing says so', async () => {
  const warnings = async (name: string) => (await reader.read(await SEVERAL_CASES[name]!.make())).warnings;
  expect(await warnings('two-pages')).toEqual([]);
  expect(await warnings('first-page-alone')).toEqual([
    'The invoice says it has 2 pages, but the file has only 1 of them.',
  ]);
});
