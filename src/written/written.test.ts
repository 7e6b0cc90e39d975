import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Field, Invoice } from '../invoice/index.ts';
import { readElectronicInvoice } from '../stated/einvoice/index.ts';
import { toInvoice } from '../stated/index.ts';
import { WRITTEN_FORMATS, type WrittenFormat, writeInvoice } from './index.ts';

const field = <Value>(value: Value): Field<Value> => ({
  value,
  text: String(value),
  confidence: 0.9,
  source: 'text',
});
const EMPTY: Invoice = {
  ...{ seller: {}, buyer: {}, totals: {}, payeeAccount: {}, lines: [] },
  ...{ findings: [], pages: [], warnings: [] },
};
const ofPage = (parts: Partial<Invoice>): Invoice => ({ ...EMPTY, ...parts });
const again = (invoice: Invoice, format: WrittenFormat) =>
  readElectronicInvoice(Buffer.from(writeInvoice(invoice, format).xml));
const fixture = (name: string) =>
  readFileSync(new URL(`../stated/einvoice/fixtures/${name}.xml`, import.meta.url));
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, part) =>
      part && typeof part === 'object' && 'confidence' in part
        ? part.scheme
          ? `${part.scheme} ${part.value}`
          : part.value
        : part,
    ),
  );
/** The order of a party's ids is not that of any format. */
const sorted = (value: { ids?: string[] } | undefined) =>
  value?.ids ? { ...value, ids: [...value.ids].sort() } : value;
const missing = (invoice: Invoice, format: WrittenFormat) =>
  writeInvoice(invoice, format).findings.map(({ message }) => /\((.*)\)/.exec(message)![1]);

describe.each(WRITTEN_FORMATS)('%s', (format) => {
  test('what was read of an electronic invoice comes back as it was', () => {
    const line = {
      ...{ position: field('10'), code: field('T-1'), description: field('Barrels'), note: field('of oak') },
      ...{ quantity: field(3), unit: field('C62'), unitPrice: field(350), net: field(1050) },
      ...{ taxRate: field(20), taxCategory: field('S'), period: { start: field('2026-03-01') } },
    };
    const read = toInvoice(readElectronicInvoice(fixture('factur-x')));
    const first: Invoice = { ...EMPTY, ...read, lines: [line] };
    const second = plain(again(first, format));
    const wanted = plain(first);
    for (const name of [
      'invoiceNumber',
      'issueDate',
      'dueDate',
      'currency',
      'vatRate',
      'taxes',
      'lines',
      'seller',
      'buyer',
    ])
      expect([name, sorted(second[name])]).toEqual([name, sorted(wanted[name])]);
    for (const name of ['net', 'tax', 'gross', 'discount', 'prepaid', 'amountDue'])
      expect([name, second.totals[name]]).toEqual([name, wanted.totals[name]]);
    expect(second.payeeAccount.account).toBe(wanted.payeeAccount.account);
  });

  test('where and when it was delivered comes back as it was', () => {
    const delivery = {
      name: field('Birch & Beech Depot'),
      locationId: field('4099999000010'),
      address: field('9 Harbour Street, Southfield QX3 1AA'),
    };
    const read = again(
      ofPage({ invoiceNumber: field('1'), delivery, deliveryDate: field('2026-04-28') }),
      format,
    );
    expect(read.deliveryDate?.value).toBe('2026-04-28');
    expect(plain(read.delivery)).toMatchObject({
      name: 'Birch & Beech Depot',
      locationId: '4099999000010',
      address: '9 Harbour Street, Southfield QX3 1AA',
    });
  });

  test('a credit note has its amounts without a minus', () => {
    const read = again(
      ofPage({
        documentType: field('credit_note'),
        invoiceNumber: field('C1'),
        totals: { net: field(-100), tax: field(-19), gross: field(-119) },
        vatRate: field(19),
        lines: [
          { description: field('Return'), quantity: field(-2), unitPrice: field(50), net: field(-100) },
        ],
      }),
      format,
    );
    expect(plain(read)).toMatchObject({
      documentType: 'credit_note',
      creditNote: true,
      totals: { net: 100, tax: 19, gross: 119 },
      lines: [{ quantity: 2, unitPrice: 50, net: 100, taxRate: 19 }],
    });
  });
});

const complete = ofPage({
  invoiceNumber: field('1'),
  issueDate: field('2026-02-01'),
  currency: field('EUR'),
  seller: { name: field('Seller'), taxId: field('DE 123456789') },
  buyer: { name: field('Buyer'), taxId: field('ATU12345678') },
  totals: {
    net: field(95),
    tax: field(18.05),
    gross: field(113.05),
    discount: field(10),
    shipping: field(5),
  },
  vatRate: field(19),
  lines: [
    {
      description: field('Thing'),
      quantity: field(4),
      unit: field('kg'),
      unitPrice: field(25),
      net: field(100),
    },
  ],
});

test('what is taken off and added for the whole invoice is written where it leads from the lines to the net', () => {
  expect(plain(again(complete, 'ubl'))).toMatchObject({
    totals: { discount: 10, charges: 5, net: 95 },
    allowances: [{ amount: 10, taxRate: 19 }],
    charges: [{ amount: 5 }],
    lines: [{ unit: 'KGM' }],
    seller: { taxId: 'DE123456789', addressParts: { country: 'DE' } },
  });
  const among = { ...complete, totals: { ...complete.totals, net: field(100) } };
  expect(plain(again(among, 'cii'))).not.toHaveProperty('allowances');
});

test('lines with tax are written without it, and a discount in percent as an amount', () => {
  const lines = [
    { description: field('With tax'), quantity: field(2), unitPrice: field(59.5), gross: field(119) },
    {
      description: field('Less'),
      quantity: field(1),
      unitPrice: field(100),
      discount: field(10),
      net: field(90),
    },
  ];
  expect(plain(again({ ...complete, lines }, 'cii')).lines).toMatchObject([
    { net: 100, unitPrice: 50 },
    { net: 90, unitPrice: 100, allowances: [{ amount: 10, percent: 10 }] },
  ]);
});

test('why no tax is charged tells the category', () => {
  const categoryOf = (reason: string | undefined) =>
    plain(
      again(
        {
          ...complete,
          taxes: [
            {
              rate: field(0),
              base: field(95),
              amount: field(0),
              ...(reason && { exemptionReason: field(reason) }),
            },
          ],
        },
        'ubl',
      ),
    ).taxes[0].category;
  expect(categoryOf('Reverse charge')).toBe('AE');
  expect(categoryOf('Small business')).toBe('E');
  expect(categoryOf(undefined)).toBe('Z');
});

test('what a format asks for and the invoice does not say is named, and nothing of it is invented', () => {
  expect(missing(complete, 'ubl')).toEqual([]);
  expect(missing(complete, 'peppol')).toEqual(['BT-10 or BT-13', 'BT-34', 'BT-49']);
  expect(missing(complete, 'xrechnung')).toContain('BT-10');
  const nothing = missing(EMPTY, 'cii');
  expect(nothing).toEqual([
    'BT-1',
    'BT-2',
    'BT-5',
    'BT-27',
    'BT-31',
    'BT-40',
    'BT-44',
    'BT-55',
    'BT-109',
    'BT-112',
    'BG-23',
    'BG-25',
  ]);
  const { xml } = writeInvoice(EMPTY, 'ubl');
  expect(xml).not.toMatch(/<cbc:(ID|IssueDate|DocumentCurrencyCode|PayableAmount)/);
});
