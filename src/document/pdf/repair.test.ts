import { expect, test } from 'vitest';
import { makePdf, show } from '../fixtures/pdf.ts';
import { type DocumentLimits, openDocument } from '../index.ts';
import { addTrailer } from './repair.ts';

const limits: DocumentLimits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };
const whole = Buffer.from(makePdf({ pages: [{ content: show('Invoice number 4711', 50, 700) }] }));

test('a PDF whose end is lost is opened by its catalogue', async () => {
  const lost = whole.subarray(0, whole.lastIndexOf('xref\n0 1'));
  const document = await openDocument(lost, limits);
  expect((await document.page(1)).words?.map(({ text }) => text)).toEqual(['Invoice', 'number', '4711']);
  document.close();
});

test('the catalogue that was written last counts', () => {
  const update = Buffer.from('\n7 0 obj\n<< /Pages 2 0 R /Type /Catalog >>\nendobj\n');
  const repaired = Buffer.from(addTrailer(Buffer.concat([whole, update]))!);
  expect(repaired.toString('latin1')).toMatch(/\/Root 7 0 R >>\nstartxref\n0\n%%EOF\n$/);
});

test('without a catalogue nothing is made up, however often the word occurs', () => {
  expect(
    addTrailer(Buffer.from('%PDF-1.7\n1 0 obj << /Type /Pages >> endobj /Type /Catalog')),
  ).toBeUndefined();
  expect(addTrailer(Buffer.from('/Catalog '.repeat(100_000)))).toBeUndefined();
});
