import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachXml } from '../samples/make/attach-xml.ts';
import { openDocument } from '../src/document/index.ts';
import { createReader, type Reader } from '../src/pipeline/reader.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { readQrCodes, readSquare } from '../src/stated/codes/index.ts';
import { CODE_CASES, pageWithCode } from './corpus/code-cases.ts';
import { girocode } from './corpus/code-contents.ts';
import { qrModules, withQr } from './corpus/qr.ts';

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));

/** The sample's own account and total. */
const details = JSON.parse(sample('german-letter/german-letter.json').toString());
const PLACE = { x: 440, y: 300, side: 90 };
const OTHER = 'DE89370400440532013000';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

describe('a payment code on a page with a text layer', () => {
  test.each(['squares', 'path', 'image'] as const)('drawn as %s is read', async (as) => {
    const pdf = await withQr(sample('german-letter/german-letter.pdf'), girocode(details.account), {
      ...PLACE,
      as,
    });
    const { payeeAccount, totals, findings, pages } = await reader.read(pdf);
    expect(pages).toMatchObject([{ source: 'text' }]);
    expect(payeeAccount).toMatchObject({
      account: { value: details.account, source: 'code', page: 1 },
      reference: { value: 'Kassenzeichen 12/345', source: 'code' },
    });
    expect(totals.gross).toMatchObject({ value: 1751.44, source: 'code' });
    expect(findings).toEqual([]);
    const { x0, y0, x1, y1 } = payeeAccount.reference!.box!;
    const [left, top] = [440 / 595, (842 - 390) / 842];
    expect([x0, y0, x1, y1].map((value) => value.toFixed(2))).toEqual(
      [left, top, left + 90 / 595, top + 90 / 842].map((value) => value.toFixed(2)),
    );
  });

  test('that pays another account than the printed one is a finding with both', async () => {
    const pdf = await withQr(sample('german-letter/german-letter.pdf'), girocode(OTHER), {
      ...PLACE,
      as: 'squares',
    });
    const { payeeAccount, findings } = await reader.read(pdf);
    expect(payeeAccount.account).toMatchObject({ value: OTHER, source: 'code' });
    expect(payeeAccount).not.toHaveProperty('bic');
    expect(findings).toMatchObject([
      { code: 'code_page_mismatch', fields: ['payeeAccount.account'], expected: OTHER },
    ]);
  });

  test('yields to XML, and a finding names both', async () => {
    const xml = sample('german-letter/factur-x.xml');
    const coded = await withQr(sample('german-letter/german-letter.pdf'), girocode(OTHER), {
      ...PLACE,
      as: 'image',
    });
    const { payeeAccount, findings } = await reader.read(attachXml(coded, xml));
    expect(payeeAccount.account).toMatchObject({ source: 'xml' });
    expect(findings.map(({ code }) => code)).toContain('xml_code_mismatch');
  });
});

test.each(Object.entries(CODE_CASES))('an invoice with a code of %s has its facts', async (_, code) => {
  const { facts } = code;
  const invoice = await reader.read(await pageWithCode(code));
  const { payeeAccount } = invoice;
  const found = {
    ...{ invoiceNumber: invoice.invoiceNumber, issueDate: invoice.issueDate },
    ...{ account: payeeAccount.account, bic: payeeAccount.bic, reference: payeeAccount.reference },
    gross: invoice.totals.gross,
  };
  const said = { ...facts, gross: facts.gross ?? facts.amount };
  for (const name of Object.keys(found) as (keyof typeof found)[])
    if (said[name] !== undefined)
      expect(found[name], name).toMatchObject({ value: said[name], source: 'code' });
  expect(invoice.seller.taxId?.value).toBe(facts.seller?.taxId);
  expect(invoice.findings.map(({ code }) => code)).toEqual(facts.unverified ? ['code_unverified'] : []);
});

test('a code on a scan is read beside its words', { timeout: 60_000 }, async () => {
  const pdf = await withQr(sample('german-letter/german-letter.pdf'), girocode(details.account), {
    ...PLACE,
    as: 'squares',
  });
  const { payeeAccount } = await reader.read(pdf, { forceOcr: true });
  expect(payeeAccount.reference).toMatchObject({ value: 'Kassenzeichen 12/345', source: 'code' });
});

describe('a picture of a code', () => {
  async function picture(content: string, turn: number) {
    const modules = await qrModules(content);
    const data = Buffer.from(modules.flatMap((row) => row.map((dark) => (dark ? 20 : 235))));
    const raw = { width: modules.length, height: modules.length, channels: 1 } as const;
    const { data: rgb, info } = await sharp(data, { raw })
      .resize(modules.length * 4, undefined, { kernel: 'nearest' })
      .extend({ top: 60, bottom: 60, left: 60, right: 60, background: '#ebebeb' })
      .rotate(turn, { background: '#ebebeb' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data: new Uint8Array(rgb), width: info.width, height: info.height };
  }

  test.each([0, 90, 180, 17])('turned by %i° is read, accents and all', async (turn) => {
    const found = await readQrCodes(await picture(girocode(OTHER), turn));
    expect(found.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))).toEqual([girocode(OTHER)]);
  });

  test('is read with no network to be had', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = () => {
      throw new Error('nothing may be fetched');
    };
    try {
      expect(await readQrCodes(await picture('x', 0))).toHaveLength(1);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});

describe('a square on a page', () => {
  const drawn = async (svg: string, pixels: number) => {
    const { data, info } = await sharp(Buffer.from(svg))
      .resize(pixels, pixels)
      .flatten({ background: 'white' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data: new Uint8Array(data), width: info.width, height: info.height };
  };
  const asked = async (svg: string) => {
    const sizes: number[] = [];
    const codes = await readSquare((pixels) => {
      sizes.push(pixels);
      return drawn(svg, pixels);
    });
    return { sizes, codes: codes.map(({ text }) => text) };
  };

  test('that is a logo is drawn once, small', async () => {
    const rings = [90, 60, 30].map(
      (r, i) => `<circle cx="100" cy="100" r="${r}" fill="${['#036', '#fff', '#f60'][i]}"/>`,
    );
    const { sizes, codes } = await asked(
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${rings.join('')}</svg>`,
    );
    expect({ sizes: sizes.length, codes }).toEqual({ sizes: 1, codes: [] });
  });

  // 4 of the pixels that a code is read in for each of its modules: less than the largest code that payments use has.
  test.each([100, 300, 600, 1000])('that holds a code of %i letters is read', async (letters) => {
    const content = 'Rechnung 4711. '.repeat(67).slice(0, letters);
    const modules = await qrModules(content);
    const dark = modules.flatMap((row, y) =>
      row.flatMap((on, x) => (on ? `<rect x="${x + 6}" y="${y + 6}" width="1" height="1"/>` : [])),
    );
    const side = modules.length + 12;
    const { codes } = await asked(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" shape-rendering="crispEdges">${dark.join('')}</svg>`,
    );
    expect(codes).toEqual([content]);
  });
});

test('a page without square drawings is not drawn for codes', async () => {
  const document = await openDocument(sample('german-letter/german-letter.pdf'), DEFAULT_LIMITS);
  expect((await document.page(1)).squares).toBeUndefined();
  document.close();
});
