import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDetails } from '../src/invoice/index.ts';
import { createReader, type Reader } from '../src/pipeline/reader.ts';
import {
  digitalWith,
  disagreeing,
  EINVOICE_CASES,
  half,
  sampleXml,
  scanWith,
} from './corpus/einvoice-cases.ts';

const FOLDER = new URL('../samples/german-letter/', import.meta.url);
const sample = (name: string) => readFileSync(new URL(name, FOLDER));
const details = JSON.parse(sample('german-letter.json').toString());
/** An IBAN's spaces are the page's. */
const asXml = { ...details, account: details.account.replaceAll(' ', '') };

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

test.each(Object.entries(EINVOICE_CASES))('%s', async (_, { make, gives }) => {
  const reading = reader.read(make());
  if (typeof gives === 'string') {
    await expect(reading).rejects.toMatchObject({ code: gives });
    return;
  }
  const { invoiceNumber, totals, pages, warnings } = await reading;
  // What OCR has to add is added to what the XML says.
  const numberFrom = gives.from === 'ocr' ? 'xml' : gives.from;
  expect(invoiceNumber).toMatchObject({ value: gives.number, source: numberFrom });
  expect(totals.gross).toMatchObject({ value: gives.gross, source: gives.from });
  expect(pages.map(({ source }) => source)).toEqual(gives.pages);
  if (gives.from !== 'text') expect(warnings).toEqual([]);
});

describe('a PDF with a text layer and XML', () => {
  test('gives what the XML says, and what only the page says', async () => {
    const invoice = await reader.read(sample('german-letter-facturx.pdf'));
    expect(toDetails(invoice)).toEqual(asXml);
    expect(invoice).toMatchObject({
      totals: { gross: { value: 1751.44, source: 'xml', confidence: 1 } },
      payeeAccount: { bankName: { source: 'text', page: 1 } },
      pages: [{ page: 1, source: 'text' }],
      findings: [],
      warnings: [],
    });
    expect(invoice.totals.gross).not.toHaveProperty('box');
  });

  test('that disagree gives the XML and a finding with both', async () => {
    const invoice = await reader.read(digitalWith(disagreeing));
    expect(toDetails(invoice)).toMatchObject({ total_amount: 1951.44, issue_date: '2026-02-28' });
    // What the XML says does not even add up, which is said too.
    const mismatches = invoice.findings.filter(({ code }) => code === 'xml_page_mismatch');
    expect(mismatches).toMatchObject([
      { code: 'xml_page_mismatch', fields: ['issueDate'], expected: '2026-02-28', actual: '2026-02-27' },
      { code: 'xml_page_mismatch', fields: ['totals.gross'], expected: 1951.44, actual: 1751.44 },
    ]);
  });

  test('that is broken is read from its page, with a warning', async () => {
    const invoice = await reader.read(digitalWith(half));
    expect(invoice.totals.gross).toMatchObject({ value: 1751.44, source: 'text' });
    expect(invoice.warnings).toEqual([expect.stringContaining('The XML is damaged')]);
  });

  test('is read from its picture alone when that is asked for', { timeout: 60_000 }, async () => {
    const invoice = await reader.read(sample('german-letter-facturx.pdf'), { forceOcr: true });
    expect(invoice.pages).toMatchObject([{ source: 'ocr' }]);
    expect(JSON.stringify(invoice)).not.toContain('"xml"');
  });
});

describe('a scan with XML', () => {
  test('is not read by OCR where the XML says it all, and its report says so', async () => {
    const invoice = await reader.read(scanWith(sampleXml));
    expect(toDetails(invoice)).toEqual({ ...asXml, bank_name: '' });
    expect(invoice.pages).toMatchObject([{ page: 1, source: 'skipped', words: 0 }]);
  });
});

describe('bare XML', () => {
  test('is a document without pages', async () => {
    const invoice = await reader.read(Buffer.from(sampleXml));
    expect(toDetails(invoice)).toEqual({ ...asXml, bank_name: '' });
    expect(invoice).toMatchObject({ pages: [], findings: [], warnings: [] });
  });

  test('is read on the command line', async () => {
    const command = fileURLToPath(new URL('../src/cli/inkvoice.ts', import.meta.url));
    const file = fileURLToPath(new URL('factur-x.xml', FOLDER));
    const { stdout } = await promisify(execFile)(process.execPath, [command, 'read', file]);
    expect(JSON.parse(stdout)).toEqual({ ...asXml, bank_name: '' });
  });
});
