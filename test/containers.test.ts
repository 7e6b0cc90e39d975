import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  attached,
  mailPart,
  makeCms,
  makeCompound,
  makeMail,
  makeZip,
} from '../src/document/fixtures/containers.ts';
import { makePdf } from '../src/document/fixtures/pdf.ts';
import { openDocument } from '../src/document/index.ts';
import { createReader, type Reader } from '../src/pipeline/reader.ts';
import { plainPage } from './corpus/plain-page.ts';

const LIMITS = { maxBytes: 2_000_000, maxPixels: 4_000_000, maxPages: 20 };
const sample = (name: string) => readFileSync(new URL(`../samples/german-letter/${name}`, import.meta.url));
const xml = sample('factur-x.xml');
const other = Buffer.from(xml.toString().replaceAll('RE-2026-0418', 'RE-2026-0419'));
const terms = plainPage(['General terms of business', 'Everything is forbidden that is not allowed.']);
const letter = plainPage(['Dear customer,', 'our invoices are attached.']);
const bill = (number: string, total: string) =>
  plainPage([
    'Mustermann GmbH',
    'Musterweg 1, 12345 Musterstadt',
    'VAT ID DE123456789',
    'INVOICE',
    `Invoice number: ${number}`,
    'Invoice date: 2026-02-03',
    `Net amount: EUR ${total}`,
    'VAT 0 %: EUR 0.00',
    `Total amount: EUR ${total}`,
  ]);

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

/** The numbers of all invoices that are read of a file, and the pages of each. */
async function read(bytes: Uint8Array) {
  const invoice = await reader.read(bytes);
  const all = [invoice, ...(invoice.further ?? [])];
  return {
    numbers: all.map(({ invoiceNumber }) => invoiceNumber?.value),
    pages: all.map(({ pages }) => pages.map(({ page }) => page)),
    warnings: invoice.warnings,
  };
}

describe('an archive', () => {
  test('of an electronic invoice and papers is that invoice', async () => {
    const file = makeZip({
      'terms.pdf': terms,
      'invoice.xml': xml,
      'manifest.xml': Buffer.from('<manifest/>'),
    });
    expect(await read(file)).toEqual({ numbers: ['RE-2026-0418'], pages: [[]], warnings: [] });
  });

  test('has each invoice once, though it is there as XML and as its picture', async () => {
    const file = makeZip({ 'a.xml': xml, 'a.pdf': sample('german-letter.pdf'), 'b.xml': other });
    const { numbers, warnings } = await read(file);
    expect(numbers).toEqual(['RE-2026-0418', 'RE-2026-0419']);
    expect(warnings).toEqual(['The file holds 2 invoices: this is the first.']);
  });

  test('says which of its files could not be opened', async () => {
    const broken = Buffer.from('%PDF-1.7 broken off');
    const { numbers, warnings } = await read(makeZip({ 'a.pdf': broken, 'a.xml': xml }));
    expect(numbers).toEqual(['RE-2026-0418']);
    expect(warnings).toEqual([
      expect.stringMatching(/^File 1 of the 2 within could not be opened: The PDF is damaged/),
    ]);
  });

  test('without a document is none', async () => {
    const code = (name: string) => expect.objectContaining({ code: name });
    await expect(read(makeZip({ 'a.txt': Buffer.from('x') }))).rejects.toThrow(code('no_document'));
    await expect(read(makeZip({ 'a.xml': Buffer.from('<a/>') }))).rejects.toThrow(code('not_an_invoice'));
  });
});

describe('a mail', () => {
  const text = mailPart('text/plain', [], 'see attachment');

  test('with a hybrid PDF is its invoice, XML and page compared', async () => {
    const pdf = sample('german-letter-facturx.pdf');
    const invoice = await reader.read(makeMail([text, attached('r.pdf', 'application/pdf', pdf)]));
    expect(invoice).toMatchObject({
      totals: { gross: { value: 1751.44, source: 'xml' } },
      payeeAccount: { bankName: { source: 'text', page: 1 } },
      findings: [],
      warnings: [],
    });
  });

  test('with a letter, invoices and terms is these invoices, with the pages that they have in the whole', async () => {
    const pdf = 'application/pdf';
    const parts = [
      attached('1.pdf', pdf, letter),
      attached('2.pdf', pdf, bill('A-77', '120.00')),
      attached('3.pdf', pdf, bill('A-78', '90.00')),
      attached('4.pdf', pdf, terms),
    ];
    const { numbers, pages } = await read(makeMail([text, ...parts]));
    expect(numbers).toEqual(['A-77', 'A-78']);
    expect(pages).toEqual([[2], [3]]);
  });

  test('of Outlook, with an archive within', async () => {
    const attachment = {
      name: '__attach_version1.0_#00000000',
      nodes: [{ name: '__substg1.0_37010102', bytes: makeZip({ 'a.xml': xml }) }],
    };
    const message = makeCompound([{ name: '__properties_version1.0', bytes: Buffer.alloc(32) }, attachment]);
    expect(await read(message)).toMatchObject({ numbers: ['RE-2026-0418'] });
  });
});

test('a signed file is what it holds', async () => {
  expect(await read(makeCms(xml))).toMatchObject({ numbers: ['RE-2026-0418'] });
  expect(await read(makeCms(sample('german-letter-facturx.pdf')))).toMatchObject({ pages: [[1]] });
});

test('a batch in one XML file is its invoices', async () => {
  const batch = Buffer.from(
    `<Batch>${[xml, other].map((one) => one.toString().replace(/<\?xml.*?\?>/, '')).join('')}</Batch>`,
  );
  expect(await read(batch)).toEqual({
    numbers: ['RE-2026-0418', 'RE-2026-0419'],
    pages: [[], []],
    warnings: ['The file holds 2 invoices: this is the first.'],
  });
});

describe('a PDF with PDFs', () => {
  const withFile = (file: Uint8Array, catalog: string) =>
    makePdf({
      pages: [{ content: '' }],
      catalog: `/Names << /EmbeddedFiles << /Names [(a.pdf) 100 0 R] >> >> ${catalog}`,
      objects: {
        100: '<< /Type /Filespec /F (a.pdf) /UF (a.pdf) /EF << /F 101 0 R >> >>',
        101: { dictionary: '/Type /EmbeddedFile', data: file },
      },
    });

  test('is its invoices where it is a portfolio, and its own page otherwise', async () => {
    const file = bill('A-77', '120.00');
    expect(
      (await openDocument(withFile(file, '/Collection << /Type /Collection >>'), LIMITS)).pageCount,
    ).toBe(2);
    expect((await openDocument(withFile(file, ''), LIMITS)).pageCount).toBe(1);
    expect(await read(withFile(file, '/Collection << /Type /Collection >>'))).toMatchObject({
      numbers: ['A-77'],
      pages: [[2]],
    });
  });
});

describe('what is nested', () => {
  const opening = (file: Uint8Array) => openDocument(file, LIMITS);
  const code = (name: string) => expect.objectContaining({ code: name });

  test('too deep is not opened', async () => {
    let file: Buffer = xml;
    for (let depth = 0; depth < 4; depth++) file = makeZip({ a: file });
    expect((await opening(file)).parts).toHaveLength(1);
    await expect(opening(makeZip({ a: file }))).rejects.toThrow(code('no_document'));
  });

  test('and grows beyond all limits is refused as a whole', async () => {
    const bomb = makeZip({ a: Buffer.alloc(1_900_000) });
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}`, bomb]));
    await expect(opening(makeZip(many))).rejects.toThrow(code('too_many_bytes'));
    const files = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`${index}`, Buffer.from('x')]),
    );
    const archives = Object.fromEntries(
      Array.from({ length: 3 }, (_, index) => [`${index}`, makeZip(files)]),
    );
    await expect(opening(makeZip(archives))).rejects.toThrow(code('too_many_bytes'));
  });

  test('with more pages than allowed is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`${index}`, letter]));
    await expect(opening(makeZip(files))).rejects.toThrow(code('too_many_pages'));
  });
});
