import { describe, expect, test } from 'vitest';
import type { Field } from '../invoice/index.ts';
import type { CodeFacts } from './codes/index.ts';
import { mergeStated } from './index.ts';
import type { PageInvoice } from './overlay.ts';

const read = <Value extends string | number>(value: Value, confidence = 0.95): Field<Value> => ({
  value,
  text: String(value),
  confidence,
  source: 'text',
  page: 1,
});
const page = (fields: Partial<PageInvoice> = {}): PageInvoice => ({
  seller: {},
  buyer: {},
  totals: {},
  payeeAccount: {},
  lines: [],
  findings: [],
  ...fields,
});
const merge = (invoice: PageInvoice, facts: Partial<CodeFacts>, printed = '') =>
  mergeStated(invoice, { codes: [{ facts: { kind: 'test code', ...facts }, page: 1 }] }, printed);

const ACCOUNT = 'CH9300762011623852957';
const OTHER = 'CH5604835012345678009';

describe('what a code says exactly', () => {
  test('fills what print lacks', () => {
    const merged = merge(page(), {
      account: ACCOUNT,
      reference: 'RF18',
      dueDays: 30,
      issueDate: '2026-02-10',
    });
    expect(merged).toMatchObject({
      issueDate: { value: '2026-02-10', source: 'code' },
      dueDate: { value: '2026-03-12', source: 'code' },
      payeeAccount: { account: { value: ACCOUNT, source: 'code', page: 1 }, reference: { value: 'RF18' } },
      findings: [],
    });
  });

  test('is given as printed where print says the same', () => {
    const printed = 'CH93 0076 2011 6238 5295 7';
    const { payeeAccount, seller } = merge(
      page({
        payeeAccount: { account: read(printed, 0.7), bankName: read('Seebank') },
        seller: { taxId: read('CHE-123.456.788 MWST') },
      }),
      { account: ACCOUNT, seller: { taxId: 'CHE-123.456.788' } },
    );
    expect(payeeAccount).toMatchObject({
      account: { value: printed, source: 'code', confidence: 0.98 },
      bankName: { value: 'Seebank' },
    });
    expect(seller.taxId).toMatchObject({ value: 'CHE-123.456.788 MWST', source: 'code' });
  });

  test('wins over print, and a finding names both where print is sure', () => {
    const merged = merge(
      page({ payeeAccount: { account: read(OTHER), bic: read('SEEBCHZZ'), bankName: read('Seebank') } }),
      { account: ACCOUNT },
    );
    // The bank was read for the account that lost.
    expect(merged.payeeAccount).toEqual({
      account: expect.objectContaining({ value: ACCOUNT, source: 'code' }),
    });
    expect(merged.findings).toEqual([
      {
        code: 'code_page_mismatch',
        severity: 'warning',
        fields: ['payeeAccount.account'],
        message: `The test code says ${ACCOUNT}, the page says ${OTHER} (payeeAccount.account).`,
        expected: ACCOUNT,
        actual: OTHER,
      },
    ]);
  });

  test('wins in silence over a doubtful reading, and where its value is printed too', () => {
    expect(merge(page({ issueDate: read('2026-01-02', 0.6) }), { issueDate: '2026-02-01' }).findings).toEqual(
      [],
    );
    const twice = merge(
      page({ issueDate: read('2026-01-31') }),
      { issueDate: '2026-02-01' },
      'Datum 1.2.2026',
    );
    expect(twice).toMatchObject({ issueDate: { value: '2026-02-01' }, findings: [] });
  });
});

describe('the amount to pay', () => {
  const totals = { net: read(100), tax: read(8.1), gross: read(108.1) };

  test('confirms the total, or stands in for it', () => {
    expect(merge(page({ totals }), { amount: 108.1 }).totals.gross).toMatchObject({
      value: 108.1,
      source: 'code',
    });
    expect(merge(page(), { amount: 108.1 }).totals.gross).toMatchObject({ value: 108.1, confidence: 0.85 });
    const doubtful = page({ totals: { gross: read(100, 0.4) } });
    expect(merge(doubtful, { amount: 108.1 }).totals.gross).toMatchObject({ value: 108.1 });
  });

  test('is no total where it is less than the net sum', () => {
    expect(merge(page({ totals: { net: read(100) } }), { amount: 50 }).totals).not.toHaveProperty('gross');
  });

  test('that differs from a total that adds up is a finding: mild where it is printed, as after a deposit', () => {
    const unprinted = merge(page({ totals }), { amount: 1081 });
    expect(unprinted.totals.gross?.value).toBe(108.1);
    expect(unprinted.findings).toMatchObject([
      { severity: 'warning', fields: ['totals.gross'], expected: 1081 },
    ]);
    expect(merge(page({ totals }), { amount: 58.1 }, 'Anzahlung 50.00 offen 58.10').findings).toMatchObject([
      { severity: 'info' },
    ]);
  });

  test('of a credit note has the sign of its page', () => {
    const merged = merge(page({ totals: { gross: read(-108.1) } }), { gross: 108.1, tax: 8.1 });
    expect(merged.totals).toMatchObject({ gross: { value: -108.1, source: 'code' }, tax: { value: -8.1 } });
    expect(merged.findings).toEqual([]);
  });
});

describe('payee and payer', () => {
  const seller = { name: 'Atelier Blau', address: 'Gasse 1, 8000 Zürich' };

  test('are seller and buyer where print is not understood', () => {
    expect(merge(page(), { seller, account: ACCOUNT })).toMatchObject({
      seller: {
        name: { value: 'Atelier Blau', confidence: 0.85 },
        address: { value: 'Gasse 1, 8000 Zürich' },
      },
      payeeAccount: { holder: { value: 'Atelier Blau' } },
    });
  });

  test('leave a seller that was read as it is', () => {
    const factor = merge(page({ seller: { name: read('Velo Kern GmbH', 0.8) } }), {
      seller,
      account: ACCOUNT,
    });
    expect(factor.seller).toEqual({ name: read('Velo Kern GmbH', 0.8) });
    expect(factor.payeeAccount.holder?.value).toBe('Atelier Blau');
  });
});

test('a signature that was not checked is said', () => {
  expect(merge(page(), { unverified: true, gross: 5 }).findings).toMatchObject([
    { code: 'code_unverified', severity: 'info' },
  ]);
});

test('of several codes the first to say something counts', () => {
  const codes = [ACCOUNT, OTHER].map((account, at) => ({
    facts: { kind: 'x', account, ...(at === 1 ? { currency: 'CHF' } : {}) },
    page: 1,
  }));
  expect(mergeStated(page(), { codes }, '')).toMatchObject({
    payeeAccount: { account: { value: ACCOUNT } },
    currency: { value: 'CHF' },
    findings: [],
  });
});
