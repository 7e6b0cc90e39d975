import { expect, test } from 'vitest';
import type { Field, Source } from '../model.ts';
import type { Checked } from './finding.ts';
import { checkInvoice } from './index.ts';

const field = <Value>(value: Value, source: Source = 'text'): Field<Value> => ({
  value,
  text: String(value),
  confidence: 0.9,
  source,
});
const invoice = (parts: Partial<Checked>): Checked => ({
  seller: {},
  buyer: {},
  totals: {},
  payeeAccount: {},
  lines: [],
  findings: [],
  ...parts,
});
const codes = (parts: Partial<Checked>) => checkInvoice(invoice(parts)).findings.map(({ code }) => code);

test('sums that add up, and sums with something missing, are left alone', () => {
  expect(codes({ totals: { net: field(100), tax: field(19), gross: field(119) } })).toEqual([]);
  expect(codes({ totals: { net: field(100), gross: field(119) } })).toEqual([]);
  expect(codes({})).toEqual([]);
});

test('sums that do not add up are named, with both numbers, and are less sure', () => {
  const checked = checkInvoice(invoice({ totals: { net: field(100), tax: field(19), gross: field(129) } }));
  expect(checked.findings).toMatchObject([
    { code: 'totals_do_not_add_up', severity: 'error', expected: 119, actual: 129 },
  ]);
  expect(checked.totals.gross!.confidence).toBeLessThan(0.9);
  expect(checked.totals.gross!.value).toBe(129);
});

test('what an electronic invoice states stays certain, be it wrong', () => {
  const totals = { net: field(100, 'xml'), tax: field(19, 'xml'), gross: field(129, 'xml') };
  const checked = checkInvoice(invoice({ totals }));
  expect(checked.findings).toHaveLength(1);
  expect(checked.totals.gross!.confidence).toBe(0.9);
});

test('shipping and discount may stand between net and gross', () => {
  const totals = { net: field(100), tax: field(19), gross: field(124), shipping: field(5) };
  expect(codes({ totals })).toEqual([]);
});

test('lines are held against the net, and each against quantity times price', () => {
  const line = (quantity: number, unitPrice: number, net: number) => ({
    quantity: field(quantity),
    unitPrice: field(unitPrice),
    net: field(net),
  });
  const totals = { net: field(30) };
  expect(codes({ lines: [line(2, 5, 10), line(1, 20, 20)], totals })).toEqual([]);
  expect(codes({ lines: [line(2, 5, 10)], totals })).toEqual(['lines_do_not_add_up']);
  expect(codes({ lines: [line(3, 5, 10), line(1, 20, 20)], totals })).toEqual(['line_does_not_multiply']);
});

test('a tax is its rate of its base, and all of them make the whole', () => {
  const subtotal = { rate: field(19), base: field(100), amount: field(19) };
  expect(codes({ taxes: [subtotal], totals: { tax: field(19) } })).toEqual([]);
  expect(codes({ taxes: [{ ...subtotal, amount: field(20) }] })).toEqual(['tax_is_not_rate_of_base']);
  expect(codes({ taxes: [subtotal], totals: { tax: field(25) } })).toEqual(['taxes_do_not_add_up']);
});

test('what is due follows from the total, what was paid and what was owed', () => {
  const totals = { gross: field(100), prepaid: field(40), previousBalance: field(10) };
  expect(codes({ totals: { ...totals, amountDue: field(70) } })).toEqual([]);
  expect(codes({ totals: { ...totals, amountDue: field(60) } })).toEqual(['amount_due_does_not_follow']);
});

test('tax that is kept back lowers what is due, not the total', () => {
  const totals = { net: field(1000), tax: field(210), gross: field(1210), withholding: field(150) };
  expect(codes({ totals: { ...totals, amountDue: field(1060) } })).toEqual([]);
  expect(codes({ totals: { ...totals, amountDue: field(1000) } })).toEqual(['amount_due_does_not_follow']);
});

test('what is added to the invoice stands between its lines and its net, what is taken off a line within it', () => {
  const line = {
    quantity: field(4),
    unitPrice: field(500),
    net: field(1900),
    allowances: [{ amount: field(100) }],
  };
  const totals = { net: field(1960), charges: field(60), shipping: field(60) };
  expect(codes({ lines: [line], totals })).toEqual([]);
  expect(codes({ lines: [{ ...line, net: field(1850) }], totals: { net: field(1850) } })).toEqual([
    'line_does_not_multiply',
  ]);
});

test('check digits of accounts and tax ids', () => {
  expect(codes({ payeeAccount: { account: field('DE89 3704 0044 0532 0130 00') } })).toEqual([]);
  expect(codes({ payeeAccount: { account: field('DE88 3704 0044 0532 0130 00') } })).toEqual([
    'iban_checksum',
  ]);
  expect(codes({ payeeAccount: { account: field('DE89 **** **** **** **** 00') } })).toEqual([]);
  expect(codes({ payeeAccount: { account: field('12345678') } })).toEqual([]);
  const bad = { ...field('DE 123 456 789'), scheme: 'vat', country: 'DE', valid: false };
  const checked = checkInvoice(invoice({ seller: { taxId: field('DE123456789'), ids: [bad] } }));
  expect(checked.findings).toMatchObject([
    { code: 'tax_id_checksum', fields: ['seller.taxId', 'seller.ids.0'] },
  ]);
  expect(checked.seller.taxId!.confidence).toBeLessThan(0.9);
});

test('dates are in order, and the currency is somebody’s', () => {
  expect(codes({ issueDate: field('2026-02-01'), dueDate: field('2026-01-31') })).toEqual([
    'due_before_issue',
  ]);
  expect(codes({ issueDate: field('2026-02-01'), dueDate: field('2026-02-01') })).toEqual([]);
  const ids = [{ ...field('DE136695976'), scheme: 'vat', country: 'DE', valid: true }];
  expect(codes({ currency: field('SEK'), seller: { ids } })).toEqual(['currency_unusual']);
  expect(codes({ currency: field('USD'), seller: { ids } })).toEqual([]);
});
