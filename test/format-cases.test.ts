import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDocument } from '../src/document/index.ts';
import { toDetails } from '../src/invoice/index.ts';
import { createReader, type Reader } from '../src/pipeline/reader.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { FORMAT_CASES } from './corpus/format-cases.ts';
import { sampleFile } from './corpus/pdf-cases.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

// That every orientation is the same picture in the end is tested where pictures are opened.
const READ = Object.entries(FORMAT_CASES).filter(([name]) => !/^exif-[^6]/.test(name));

test.each(READ)('%s', async (_, { format, pages = 1, sample, make }) => {
  const bytes = await make();
  const document = await openDocument(bytes, DEFAULT_LIMITS);
  expect(document).toMatchObject({ format, pageCount: pages });
  document.close();
  const invoice = await reader.read(bytes);
  expect(invoice.pages).toHaveLength(pages);
  expect(invoice.pages[0]).toMatchObject({ source: 'ocr' });
  if (!sample) return;
  const { total_amount, issue_date } = JSON.parse(sampleFile(sample, '.json').toString());
  expect(toDetails(invoice)).toMatchObject({ total_amount, issue_date });
});
