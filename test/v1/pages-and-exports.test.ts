import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Details } from '../../src/invoice/index.ts';
import { readElectronicInvoice } from '../../src/stated/einvoice/index.ts';
import { type OwnServer, problemOf, type Resource, startOwnServer } from './support.ts';

/** The real reader: pages and words must fit what it says. */
let server: OwnServer;
let pdf: Resource;
let photo: Resource;
let expected: Details;
const sample = (name: string) => readFile(new URL(`../../samples/german-letter/${name}`, import.meta.url));
beforeAll(async () => {
  server = await startOwnServer({}, { real: true });
  pdf = await server.read(await sample('german-letter.pdf'));
  photo = await server.read(await sample('german-letter-photo.jpg'));
  expected = JSON.parse((await sample('german-letter.json')).toString());
});
afterAll(() => server?.stop());

const get = (id: string, path: string) => server.call(`/v1/invoices/${id}${path}`);

interface PageWords {
  page: number;
  width: number;
  words: { text: string; box: { x0: number; y0: number; x1: number; y1: number }; confidence: number }[];
}

describe('pages', () => {
  test('as PNG: a PDF drawn, a photo as it stood upright for reading', async () => {
    for (const { id, invoice } of [pdf, photo]) {
      const response = await get(id, '/pages/1.png');
      expect(response.headers.get('content-type')).toBe('image/png');
      const { width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      const page = invoice?.pages[0] as unknown as { width: number; height: number };
      expect(width! / height!).toBeCloseTo(page.width / page.height, 1);
    }
  });

  test('no wider than asked', async () => {
    const response = await get(pdf.id, '/pages/1.png?width=300');
    expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width).toBe(300);
  });

  test('the ink of a word lies in its box, on the picture that is shown', async () => {
    for (const { id } of [pdf, photo]) {
      const { words } = (await (await get(id, '/pages/1/words')).json()) as PageWords;
      const picture = sharp(Buffer.from(await (await get(id, '/pages/1.png')).arrayBuffer()));
      const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
      const long = words.filter(({ text, confidence }) => text.length > 8 && confidence > 0.9);
      expect(long.length).toBeGreaterThan(5);
      const inked = long.filter(({ box }) => {
        let darkest = 255;
        let lightest = 0;
        for (let y = Math.ceil(box.y0 * info.height); y < box.y1 * info.height; y++)
          for (let x = Math.ceil(box.x0 * info.width); x < box.x1 * info.width; x++) {
            const value = data[y * info.width + x]!;
            darkest = Math.min(darkest, value);
            lightest = Math.max(lightest, value);
          }
        return lightest - darkest > 60;
      });
      expect(inked.length / long.length).toBeGreaterThan(0.9);
    }
  });

  test('words come with boxes in fractions of the page', async () => {
    const page = (await (await get(pdf.id, '/pages/1/words')).json()) as PageWords;
    expect(page.page).toBe(1);
    const word = page.words.find(({ text }) => text === 'Falkensteg');
    expect(word?.box.x1).toBeGreaterThan(word!.box.x0);
    expect(word?.box.x1).toBeLessThanOrEqual(1);
  });

  test.each(['/pages/2.png', '/pages/0.png', '/pages/x.png', '/pages/9/words'])('%s is 404', async (path) => {
    expect(await problemOf(await get(pdf.id, path))).toEqual([404, 'not_found', []]);
  });

  test('of a document that the contract took in are not kept: 404 not_kept', async () => {
    const image = (await sample('german-letter.pdf')).toString('base64');
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ image }),
    };
    const id = await (await server.call('/v5.0/ocr/RecognizeAndParseInvoice', init)).text();
    await server.get(id, '?wait=60s');
    for (const path of ['/pages/1.png', '/pages/1/words'])
      expect(await problemOf(await get(id, path))).toEqual([404, 'not_kept', []]);
  });
});

describe('export', () => {
  test('json: the 17 details and the whole model', async () => {
    const response = await get(pdf.id, '/export');
    expect(response.headers.get('content-disposition')).toContain(`${pdf.id}.json`);
    const body = (await response.json()) as { details: Details; invoice: object };
    expect(body.details).toMatchObject({
      total_amount: expected.total_amount,
      issue_date: expected.issue_date,
    });
    expect(body.invoice).toEqual(pdf.invoice);
  });

  test('csv: a row for each line, the invoice on each of them', async () => {
    const response = await get(pdf.id, '/export?format=csv');
    expect(response.headers.get('content-type')).toMatch('text/csv');
    const rows = (await response.text()).trimEnd().split('\r\n');
    const columns = rows[0]!.split(',');
    expect(columns).toEqual(expect.arrayContaining(['seller.name', 'totals.gross', 'line.description']));
    expect(rows).toHaveLength(1 + Math.max(1, pdf.invoice!.lines.length));
    expect(rows[1]).toContain(String(expected.total_amount));
  });

  test('xlsx: a workbook of three sheets, text never a formula', async () => {
    const response = await get(pdf.id, '/export?format=xlsx');
    const files = unzip(Buffer.from(await response.arrayBuffer()));
    expect(Object.keys(files)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet3.xml',
    ]);
    expect(files['xl/workbook.xml']).toMatch(/name="Invoice".*name="Lines".*name="Findings"/);
    expect(files['xl/worksheets/sheet1.xml']).toContain(`<v>${expected.total_amount}</v>`);
    expect(files['xl/worksheets/sheet1.xml']).toContain(expected.supplier_name);
    expect(Object.values(files).join('')).not.toContain('<f>');
  });

  test('ubl: read again, it says the same', async () => {
    const response = await get(pdf.id, '/export?format=ubl');
    const again = readElectronicInvoice(Buffer.from(await response.arrayBuffer()));
    const { invoice } = pdf;
    expect(again.totals.gross?.value).toBe(invoice?.totals.gross?.value);
    expect(again.totals.net?.value).toBe(invoice?.totals.net?.value);
    expect(again.seller.name?.value).toBe(invoice?.seller.name?.value);
    expect(again.issueDate?.value).toBe(expected.issue_date);
    expect(again.currency?.value.toLowerCase()).toBe(expected.currency);
    expect(again.payeeAccount.account?.value.replace(/\s/g, '')).toBe(expected.account.replace(/\s/g, ''));
    expect(again.lines.length).toBe(Math.max(1, invoice!.lines.length));
  });

  test('another format is 400', async () => {
    expect(await problemOf(await get(pdf.id, '/export?format=doc'))).toEqual([
      400,
      'invalid_request',
      ['format'],
    ]);
  });
});

/** Files of an archive by its local headers. */
function unzip(archive: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const packed = archive.readUInt32LE(at + 18);
    const name = archive.subarray(at + 30, at + 30 + archive.readUInt16LE(at + 26)).toString();
    const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
    files[name] = inflateRawSync(archive.subarray(start, start + packed)).toString();
    at = start + packed;
  }
  return files;
}
