import { expect, test } from 'vitest';
import { extractInvoice } from '../index.ts';

/** The totals of a page whose lines have a caption on the left and a sum on the right. */
function totalsOf(...lines: readonly (readonly [caption: string, sum: string])[]) {
  const words = lines.flatMap(([caption, sum], i) =>
    [
      [60, caption],
      [400, sum],
    ].flatMap(([x, line]) => {
      let at = x as number;
      return (line as string).split(' ').map((text) => {
        const box = { x0: at, y0: 300 + 18 * i, x1: at + 6 * text.length, y1: 310 + 18 * i };
        at = box.x1 + 3;
        return { text, box, confidence: 1, source: 'text' as const };
      });
    }),
  );
  const { totals, vatRate } = extractInvoice([
    { page: 1, width: 600, height: 840, words: words.filter(({ text }) => text) },
  ]);
  const values = Object.entries(totals).map(([name, field]) => [name, field.value] as const);
  return { ...Object.fromEntries(values), rate: vatRate?.value };
}

test('tax that is kept back is no tax of the invoice', () => {
  expect(
    totalsOf(
      ['Base imponible', '1.000,00 €'],
      ['IVA 21 %', '210,00 €'],
      ['Retención IRPF -15 %', '-150,00 €'],
      ['TOTAL', '1.060,00 €'],
    ),
  ).toMatchObject({ net: 1000, tax: 210, gross: 1060, withholding: 150, rate: 21 });
});

test('the net is what the tax is its rate of, whatever its caption says', () => {
  expect(
    totalsOf(
      ['Label artwork', '840.00'],
      ['Box dieline', '380.00'],
      ['LOYALTY CREDIT', '20.00'],
      ['ITEMS AFTER CREDIT', '1,200.00'],
      ['STATE TAX', '7.00%'],
      ['TAX AMOUNT', '84.00'],
      ['DELIVERY', '0.00'],
      ['Please pay', '$ 1,284.00'],
    ),
  ).toMatchObject({ net: 1200, gross: 1284 });
});

test('a tax in brackets does not make the total beside it a tax', () => {
  expect(
    totalsOf(
      ['Rice', '24.40'],
      ['Oil', '28.60'],
      ['TOTAL (GST 6% 3.00)', '53.00'],
      ['TENDERED', '100.00'],
      ['CHANGE', '47.00'],
      ['Code', 'Amount GST'],
      ['SR (6%)', '50.00 3.00'],
    ),
  ).toMatchObject({ gross: 53, net: 50, tax: 3 });
});

test('a dash beside the tax is its sum, so that the total below is no part of its caption', () => {
  expect(totalsOf(['Subtotal', '£540.00'], ['Tax (0%)', '—'], ['Total', '£540.00'])).toMatchObject({
    net: 540,
    gross: 540,
  });
});

test('thousandths of a dinar are no thousands', () => {
  expect(
    totalsOf(['Sub total', 'KD 125.500'], ['Delivery', '2.000'], ['Grand total', 'KD 127.500']),
  ).toMatchObject({ gross: 127.5 });
  expect(totalsOf(['Netto', '125.500 €'], ['Gesamtbetrag', '127.500 €'])).toMatchObject({ gross: 127500 });
});
