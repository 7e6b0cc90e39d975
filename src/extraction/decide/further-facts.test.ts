import { describe, expect, test } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { extractInvoice } from '../index.ts';

/**
 * Reads a page of lines; `|` stands for a wide gap, so that cells begin at the same place in every line: 150 units each.
 */
function read(...lines: string[]) {
  const words = lines.flatMap((line, row) =>
    line.split('|').flatMap((cell, column) => {
      let x = 50 + 150 * column;
      return cell
        .trim()
        .split(' ')
        .filter((text) => text !== '')
        .map((text) => {
          const box = { x0: x, y0: 60 + 24 * row, x1: x + 6 * text.length, y1: 70 + 24 * row };
          x = box.x1 + 3;
          return { text, box, confidence: 1, source: 'text' as const };
        });
    }),
  );
  return extractInvoice([{ page: 1, width: 900, height: 1200, words } as unknown as PageText]);
}

describe('numbers', () => {
  test('each goes to the field that its label names', () => {
    const { invoiceNumber, orderNumber, customerNumber } = read(
      'INVOICE',
      'Invoice no. | 2026-0417',
      'Your order no. | PO-88123',
      'Customer no. | 40117',
    );
    expect(invoiceNumber?.value).toBe('2026-0417');
    expect(orderNumber?.value).toBe('PO-88123');
    expect(customerNumber?.value).toBe('40117');
  });

  test('the number of a house is no number of an invoice', () => {
    expect(read('No. 585, 14th Cross, Thornwick Road', 'Total | 12.00').invoiceNumber).toBeUndefined();
  });
});

describe('document type', () => {
  test.each([
    ['CREDIT NOTE 417', 'credit_note'],
    ['Gutschrift Nr. 417', 'credit_note'],
    ["FACTURE D'AVOIR", 'credit_note'],
    ['Proforma Invoice', 'proforma'],
    ['TAX INVOICE', 'invoice'],
    ['Zahlungserinnerung', 'reminder'],
  ])('%s', (title, type) => {
    expect(read(title, 'Total | 12.00').documentType?.value).toBe(type);
  });

  test('nothing says what it is', () => {
    expect(read('Wattle Street 12', 'Sum | 12.00').documentType).toBeUndefined();
  });
});

test('the day of delivery is no date of the invoice, a period has two ends', () => {
  const { issueDate, deliveryDate, servicePeriod } = read(
    'Invoice date | 05.03.2026',
    'Delivery date | 02.03.2026',
    'Service period | 01.02.2026 - 28.02.2026',
  );
  expect(issueDate?.value).toBe('2026-03-05');
  expect(deliveryDate?.value).toBe('2026-03-02');
  expect([servicePeriod?.start?.value, servicePeriod?.end?.value]).toEqual(['2026-02-01', '2026-02-28']);
});

test('a due date follows from the terms, and says so', () => {
  const { dueDate, paymentTerms } = read('Invoice date | 05.03.2026', 'Payment terms | 30 days net');
  expect(dueDate).toMatchObject({ value: '2026-04-04', source: 'derived' });
  expect(paymentTerms?.value).toBe('30 days net');
});

describe('sums', () => {
  test('two rates: the tax of each, together the whole', () => {
    const { taxes, totals, vatRate } = read(
      'Net amount | 300.00',
      'VAT 19 % | 38.00',
      'VAT 7 % | 7.00',
      'Total | 345.00',
    );
    expect(totals.tax).toMatchObject({ value: 45, source: 'derived' });
    expect(taxes?.map(({ rate, amount }) => [rate?.value, amount?.value])).toEqual([
      [19, 38],
      [7, 7],
    ]);
    expect(vatRate).toBeUndefined();
  });

  test('discount, shipping, what was paid and what is left', () => {
    const { totals } = read(
      'Subtotal | 100.00',
      'Discount 10 % | -10.00',
      'Shipping | 5.00',
      'VAT 20 % | 19.00',
      'Total | 114.00',
      'Amount paid | 14.00',
      'Balance due | 100.00',
    );
    expect(totals).toMatchObject({
      discount: { value: 10 },
      shipping: { value: 5 },
      gross: { value: 114 },
      prepaid: { value: 14 },
    });
  });

  test('cash on the counter is no prepayment', () => {
    const { totals } = read('RECEIPT', 'Total | 114.00', 'Cash tendered | 120.00', 'Change | 6.00');
    expect(totals.gross?.value).toBe(114);
    expect(totals.prepaid).toBeUndefined();
  });

  test('why no tax is charged', () => {
    const { taxes } = read(
      'Nettobetrag | 100,00 €',
      'Umsatzsteuer 0 % | 0,00 €',
      'Gesamtbetrag | 100,00 €',
      'Steuerschuldnerschaft des Leistungsempfängers',
    );
    expect(taxes?.[0]).toMatchObject({
      amount: { value: 0 },
      exemptionReason: { value: 'Steuerschuldnerschaft des Leistungsempfängers' },
    });
  });
});

test('every account with its bank, the bank by its national number', () => {
  const { payeeAccount } = read('Bank details', 'Account no. | 20481736', 'Sort code | 20-11-47');
  expect(payeeAccount.account?.value).toBe('20481736');
  expect(payeeAccount.bankCode?.value).toBe('20-11-47');
  const { payeeAccounts } = read(
    'IBAN DE89 3704 0044 0532 0130 00',
    'BIC COBADEFFXXX',
    'IBAN NL91 ABNA 0417 1643 00',
  );
  expect(payeeAccounts?.map(({ account }) => account?.value.replace(/ /g, ''))).toEqual([
    'DE89370400440532013000',
    'NL91ABNA0417164300',
  ]);
});

test('ids keep their scheme and say whether their check digits hold', () => {
  const { seller } = read('Atelier & Fils SARL', '8 quai des Tonneliers', 'VAT No. DE136695976');
  expect(seller.ids).toMatchObject([{ value: 'DE136695976', scheme: 'vat', country: 'DE', valid: true }]);
});
