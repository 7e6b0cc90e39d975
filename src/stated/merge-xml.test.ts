import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Field } from '../invoice/index.ts';
import { type ElectronicInvoice, readElectronicInvoice } from './einvoice/index.ts';
import { mergeStated } from './index.ts';
import type { PageInvoice } from './overlay.ts';

const fixture = (name: string) => readFileSync(new URL(`einvoice/fixtures/${name}.xml`, import.meta.url));
const xml = readElectronicInvoice(fixture('factur-x'));
const creditNote = readElectronicInvoice(fixture('ubl-credit-note'));

const read = <Value extends string | number>(value: Value, confidence = 0.97): Field<Value> => ({
  value,
  text: String(value),
  confidence,
  source: 'text',
  page: 1,
});
const page = (fields: Partial<PageInvoice>): PageInvoice => ({
  seller: {},
  buyer: {},
  totals: {},
  payeeAccount: {},
  lines: [],
  findings: [],
  ...fields,
});

const mergeWithPage = (stated: ElectronicInvoice, read: PageInvoice, printed: string) =>
  mergeStated(read, { xml: stated, codes: [] }, printed);

describe('where XML and page differ', () => {
  test('the XML stands, and a finding names both', () => {
    const merged = mergeWithPage(xml, page({ totals: { gross: read(1300) } }), 'Total 1.300,00 €');
    expect(merged.totals.gross).toMatchObject({ value: 1200, source: 'xml' });
    expect(merged.findings).toEqual([
      {
        code: 'xml_page_mismatch',
        severity: 'warning',
        fields: ['totals.gross'],
        message: 'The electronic invoice says 1200, the page says 1300 (totals.gross).',
        expected: 1200,
        actual: 1300,
      },
    ]);
  });

  test.each<[string, Partial<PageInvoice>, string]>([
    ['issueDate', { issueDate: read('2026-03-05') }, '05.03.2026'],
    ['seller.taxId', { seller: { taxId: read('FR11999999999') } }, 'FR 11 999 999 999'],
    [
      'payeeAccount.account',
      { payeeAccount: { account: read('FR76 9999 9000 0200 0000 0000 129') } },
      'FR76 9999 9000 0200 0000 0000 129',
    ],
  ])('so do dates, ids and accounts: %s', (path, fields, printed) => {
    const { findings } = mergeWithPage(xml, page(fields), printed);
    expect(findings).toMatchObject([{ code: 'xml_page_mismatch', fields: [path] }]);
  });

  test.each<[string, Partial<PageInvoice>, string]>([
    ['the page is not sure', { totals: { gross: read(1300, 0.8) } }, '1300'],
    [
      'the XML value is printed too',
      { totals: { gross: read(800) } },
      'Total 1 200,00 paid 400,00 due 800,00',
    ],
    ['the date is printed too', { dueDate: read('2026-03-14') }, '14.03.2026 … bis 3.4.26'],
    ['it is a matter of print', { seller: { taxId: read('FR 00 900 000 001') } }, 'x'],
    ['the branch code of a BIC', { payeeAccount: { bic: read('TNLRFR2A') } }, 'x'],
  ])('no finding when %s', (_, fields, printed) => {
    expect(mergeWithPage(xml, page(fields), printed).findings).toEqual([]);
  });
});

describe('the page fills what the XML lacks', () => {
  test('a bank name', () => {
    const merged = mergeWithPage(xml, page({ payeeAccount: { bankName: read('Banque du Quai') } }), '');
    expect(merged.payeeAccount).toMatchObject({
      bankName: { value: 'Banque du Quai', source: 'text' },
      bic: { value: 'TNLRFR2AXXX', source: 'xml' },
    });
  });

  test('but not a rate where the XML has several', () => {
    const several = readElectronicInvoice(fixture('zugferd-1'));
    expect(mergeWithPage(several, page({ vatRate: read(19) }), '')).not.toHaveProperty('vatRate');
  });

  test("but not the seller's email and account with what is the buyer's", () => {
    const { email: _, ...seller } = xml.seller;
    const merged = mergeWithPage(
      { ...xml, seller, payeeAccount: {} },
      page({
        seller: { email: read('Einkauf@Schrauben-Ost.example') },
        payeeAccount: { account: read('DE00 DEBTOR') },
      }),
      '',
    );
    expect(merged.seller).not.toHaveProperty('email');
    expect(merged.payeeAccount).toEqual({});
  });

  test("but not with another bank's name and BIC", () => {
    const account = { ...read('x'), value: 'DE89370400440532013000' };
    const merged = mergeWithPage(
      { ...xml, payeeAccount: { account } },
      page({ payeeAccount: { account: read('GB82WEST12345698765432'), bic: read('WESTGB2L') } }),
      '',
    );
    expect(merged.payeeAccount).toEqual({ account });
  });
});

test('an account or BIC that cannot be right loses to a printed one that can', () => {
  const broken = { ...xml, payeeAccount: { bic: { ...read('TNLRFR2AXX'), source: 'xml' as const } } };
  const merged = mergeWithPage(broken, page({ payeeAccount: { bic: read('TNLRFR2AXXX') } }), 'TNLRFR2AXXX');
  expect(merged.payeeAccount.bic).toMatchObject({ value: 'TNLRFR2AXXX', source: 'text' });
  expect(merged.findings).toMatchObject([{ fields: ['payeeAccount.bic'], expected: 'TNLRFR2AXX' }]);
});

describe('what the XML says is given as the page prints it', () => {
  const bankName = { ...read('Banque du Quai', 1), source: 'xml' as const };
  const merge = (printed: string) =>
    mergeWithPage(
      { ...xml, payeeAccount: { bankName } },
      page({ payeeAccount: { bankName: read(printed, 0.5) } }),
      printed,
    ).payeeAccount.bankName?.value;

  test('a bank with its branch, but no other bank', () => {
    expect(merge('Banque du Quai Nantes')).toBe('Banque du Quai Nantes');
    expect(merge('Banque du Port')).toBe('Banque du Quai');
    expect(merge('Quai')).toBe('Banque du Quai');
  });

  test('an address with its country, where the rest is the same', () => {
    const address = { ...read('3 rue du Puits, 44000 Nantes', 1), source: 'xml' as const };
    const addressOf = (printed: string) =>
      mergeWithPage({ ...xml, buyer: { address } }, page({ buyer: { address: read(printed, 0.6) } }), '')
        .buyer.address;
    expect(addressOf('3 rue du Puits, 44000 Nantes, France')).toMatchObject({
      value: '3 rue du Puits, 44000 Nantes, France',
      source: 'xml',
    });
    for (const other of ['3 rue du Puits', '9 rue du Port, 44000 Nantes, France', '44000 Nantes, 12'])
      expect(addressOf(other)?.value).toBe(address.value);
  });
});

test('a place of delivery: of what the page says, only what is of the same place adds to the XML', () => {
  const merge = (name: string) =>
    mergeWithPage(
      xml,
      page({ delivery: { name: read(name), address: read('Hafenweg 9, 09998 Nordhafen') } }),
      '',
    ).delivery;
  expect(merge('LAGER NORD')).toMatchObject({
    name: { value: 'Lager Nord', source: 'xml' },
    address: { value: 'Hafenweg 9, 09998 Nordhafen', source: 'text' },
  });
  expect(merge('Lager Ost')?.address).toBeUndefined();
  const { delivery: _, ...without } = xml;
  const filled = mergeWithPage(without, page({ delivery: { address: read('Hafenweg 9') } }), '');
  expect(filled.delivery?.address?.value).toBe('Hafenweg 9');
});

test("a tax id that the XML gives to one party is not the other's, whatever the page seems to say", () => {
  const { taxId, ...buyer } = xml.buyer;
  expect(taxId).toBeDefined();
  const merged = mergeWithPage(
    { ...xml, buyer },
    page({ buyer: { taxId: read(xml.seller.taxId!.value, 0.86) } }),
    '',
  );
  expect(merged.buyer).not.toHaveProperty('taxId');
});

describe('a credit note', () => {
  test('takes the sign that its page prints', () => {
    const merged = mergeWithPage(creditNote, page({ totals: { gross: read(-125) } }), '-125,00');
    expect(merged.totals).toMatchObject({
      net: { value: -100 },
      tax: { value: -25 },
      gross: { value: -125 },
    });
    expect(merged.findings).toEqual([]);
  });

  test('keeps its sign where the page prints none, and an invoice always does', () => {
    expect(mergeWithPage(creditNote, page({ totals: { gross: read(125) } }), '').totals.gross?.value).toBe(
      125,
    );
    expect(mergeWithPage(xml, page({ totals: { gross: read(-1200) } }), '').totals.gross?.value).toBe(1200);
  });
});
