import { expect, test } from 'vitest';
import { type Details, toDetails } from '../src/invoice/index.ts';
import { count, emptyTally, judge, rates } from './score.ts';

const nothing = toDetails({
  seller: {},
  buyer: {},
  totals: {},
  payeeAccount: {},
  lines: [],
  findings: [],
  pages: [],
  warnings: [],
});
const details = (some: Partial<Details>): Details => ({ ...nothing, ...some });

test('a field that the label leaves out is not scored', () => {
  expect(judge('bic', {}, details({ bic: 'ABCDDEFF' }))).toBeUndefined();
});

test('a value where none is due is invented, none where one is due is missed', () => {
  expect(judge('vat', { vat: -1 }, details({ vat: 19 }))).toBe('invented');
  expect(judge('vat', { vat: 19 }, details({}))).toBe('missed');
  expect(judge('due_date', { due_date: '' }, details({}))).toBe('absent');
});

test('names may differ in a tenth of their letters, addresses in a fifth of their words', () => {
  expect(
    judge('supplier_name', { supplier_name: 'Northwind Ltd.' }, details({ supplier_name: 'NORTHWIND LTD' })),
  ).toBe('right');
  expect(
    judge('supplier_name', { supplier_name: 'Northwind' }, details({ supplier_name: 'Northwind Traders' })),
  ).toBe('wrong');
  const address = { receiver_address: '12 Long Road, Leeds LS1 4AB, UK' };
  expect(
    judge('receiver_address', address, details({ receiver_address: 'Long Road 12, Leeds LS1 4AB' })),
  ).toBe('right');
});

test('ids may lack their country, phones their country code, a BIC its XXX', () => {
  expect(
    judge(
      'supplier_tax_id',
      { supplier_tax_id: 'DE 111 222 333' },
      details({ supplier_tax_id: '111222333' }),
    ),
  ).toBe('right');
  expect(
    judge('supplier_phone', { supplier_phone: '+49 30 1234567' }, details({ supplier_phone: '030 1234567' })),
  ).toBe('right');
  expect(judge('bic', { bic: 'ABCDDEFFXXX' }, details({ bic: 'ABCDDEFF' }))).toBe('right');
});

test('a wrong value costs precision and recall', () => {
  const tally = emptyTally();
  count(tally, 'right');
  count(tally, 'wrong');
  expect(rates(tally)).toMatchObject({ precision: 0.5, recall: 0.5 });
});
