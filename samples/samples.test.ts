import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import sharp from 'sharp';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { type OpenDocument, openDocument } from '../src/document/index.ts';
import type { Details } from '../src/invoice/index.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { LOOKS } from './make/looks.ts';

const KINDS: Record<keyof Details, 'string' | 'number'> = {
  issue_date: 'string',
  due_date: 'string',
  supplier_name: 'string',
  supplier_address: 'string',
  supplier_email: 'string',
  supplier_phone: 'string',
  supplier_tax_id: 'string',
  receiver_name: 'string',
  receiver_address: 'string',
  receiver_tax_id: 'string',
  currency: 'string',
  total_amount: 'number',
  vat: 'number',
  net_amount: 'number',
  bank_name: 'string',
  bic: 'string',
  account: 'string',
};

/** Whose rules a sample's tax ids follow: country and kind as stdnum calls them. Malaysia's old GST numbers have no check digit. */
const TAX_IDS: Record<string, readonly [country: string, kind: string]> = {
  'german-letter': ['DE', 'vat'],
  'us-services': ['US', 'ein'],
  'uk-vat-summary': ['GB', 'vat'],
  'french-sarl': ['FR', 'tva'],
  'spanish-colour': ['ES', 'cif'],
  'italian-bordered': ['IT', 'iva'],
  'dutch-minimal': ['NL', 'btw'],
  'portuguese-fatura': ['PT', 'nif'],
  'indian-gst': ['IN', 'gstin'],
  'polish-faktura': ['PL', 'nip'],
  'irish-two-pages': ['IE', 'vat'],
};

/** In bytes, a page. The whole folder travels with every checkout. */
const LARGEST = { pdf: 100_000, scan: 250_000, photo: 500_000 };
const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'make')
  .map((entry) => entry.name);

const path = (name: string, ending: string): string => join(import.meta.dirname, name, `${name}${ending}`);
const electronic = (name: string): boolean => existsSync(join(import.meta.dirname, name, 'factur-x.xml'));
const expectedDetails = (name: string): Details => JSON.parse(readFileSync(path(name, '.json'), 'utf8'));

async function withDocument(file: string, use: (document: OpenDocument) => Promise<void>): Promise<void> {
  const document = await openDocument(readFileSync(file), DEFAULT_LIMITS);
  try {
    await use(document);
  } finally {
    document.close();
  }
}

it('every folder of samples has a look, and every look a folder', () => {
  expect(names.toSorted()).toEqual(Object.keys(LOOKS).toSorted());
});

describe.each(names)('sample %s', (name) => {
  const details = expectedDetails(name);
  const look = LOOKS[name]!;

  it('holds its source, PDF, scan, details, and a photo where one is possible, and nothing else', () => {
    const files = ['invoice.html', `${name}.json`, `${name}.pdf`, `${name}-scan.${look.scan.format}`];
    if (look.photo) files.push(`${name}-photo.jpg`);
    if (electronic(name)) files.push('factur-x.xml', `${name}-facturx.pdf`);
    expect(readdirSync(join(import.meta.dirname, name)).toSorted()).toEqual(files.toSorted());
  });

  it('expects exactly the 17 details, in order and of the right kind', () => {
    expect(Object.keys(details)).toEqual(Object.keys(KINDS));
    for (const [key, kind] of Object.entries(KINDS)) expect(typeof details[key as keyof Details]).toBe(kind);
    expect(details.issue_date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(details.due_date).toMatch(/^(\d{4}-\d\d-\d\d)?$/);
    expect(details.currency).toMatch(/^[a-z]{3}$/);
    expect(details.supplier_email).toBe(details.supplier_email.toLowerCase());
  });

  it('expects amounts that agree with each other', () => {
    if (details.vat < 0) expect(details.total_amount).toBeGreaterThan(details.net_amount);
    // One cent for tax rounded up, half a cent for the sum in binary.
    else
      expect(Math.abs(details.net_amount * (1 + details.vat / 100) - details.total_amount)).toBeLessThan(
        0.015,
      );
    if (details.due_date) expect(details.due_date >= details.issue_date).toBe(true);
  });

  it('prints an account with the right check digits, where it is an IBAN', () => {
    if (!/^[A-Z]{2}/.test(details.account)) return;
    expect(isValidIBAN(electronicFormatIBAN(details.account) ?? '')).toBe(true);
  });

  it.skipIf(!TAX_IDS[name])('prints tax ids with the right check digits', () => {
    const [country, kind] = TAX_IDS[name]!;
    for (const id of [details.supplier_tax_id, details.receiver_tax_id].filter(Boolean)) {
      expect(stdnum[country]?.[kind]?.validate(id)).toMatchObject({ isValid: true });
    }
  });

  it('has a PDF that prints, as text, what is expected of it', async () => {
    await withDocument(path(name, '.pdf'), async (document) => {
      let text = '';
      for (let number = 1; number <= document.pageCount; number++) {
        const { words } = await document.page(number);
        text += ` ${(words ?? []).map((word) => word.text).join(' ')}`;
      }
      const squeezed = text.replaceAll(/\s/g, '').toLowerCase();
      for (const key of ['supplier_email', 'supplier_phone', 'supplier_tax_id', 'account', 'bic'] as const) {
        expect(squeezed).toContain(details[key].replaceAll(/\s/g, '').toLowerCase());
      }
      // A name may run over two lines; its words may not be missing.
      for (const word of `${details.supplier_name} ${details.receiver_name} ${details.bank_name}`.split(
        ' ',
      )) {
        expect(squeezed).toContain(word.toLowerCase());
      }
      const digits = squeezed.replaceAll(/[.,]/g, '');
      expect(digits).toContain(details.total_amount.toFixed(2).replace('.', ''));
      expect(digits).toContain(details.net_amount.toFixed(2).replace('.', ''));
      expect(statSync(path(name, '.pdf')).size).toBeLessThan(LARGEST.pdf * document.pageCount);
    });
  });

  it.skipIf(!electronic(name))('has a PDF that carries its XML', async () => {
    const xml = readFileSync(join(import.meta.dirname, name, 'factur-x.xml'), 'utf8');
    await withDocument(path(name, '-facturx.pdf'), async (document) => {
      expect(document.xmlFiles?.().map((file) => Buffer.from(file).toString())).toEqual([xml]);
      expect((await document.page(1)).words?.length).toBeGreaterThan(50);
    });
    expect(statSync(path(name, '-facturx.pdf')).size).toBeLessThan(LARGEST.pdf);
  });

  it('has a scan without a text layer, at 200 dpi, of a sane size', async () => {
    const file = path(name, `-scan.${look.scan.format}`);
    await withDocument(file, async (document) => {
      const page = await document.page(1);
      expect(page.words).toBeUndefined();
      const raster = await page.raster();
      expect(raster.width).toBeGreaterThan(600);
      expect(raster.height).toBeGreaterThan(raster.width);
      expect(statSync(file).size).toBeLessThan(LARGEST.scan * document.pageCount);
    });
    expect(Math.abs(look.scan.tilt)).toBeLessThanOrEqual(1.5);
  });

  it.skipIf(!look.photo)('has a photo that decodes and stands upright once turned as EXIF says', async () => {
    const file = path(name, '-photo.jpg');
    const { info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([look.photo?.width, look.photo?.height]);
    expect(statSync(file).size).toBeLessThan(LARGEST.photo);
  });
});
