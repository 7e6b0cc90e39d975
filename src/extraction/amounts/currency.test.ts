import { expect, test } from 'vitest';
import { extractInvoice } from '../index.ts';

/** The currency of a page of lines at (x, y), ten units high, six a letter. */
function currencyOf(...lines: readonly (readonly [x: number, y: number, text: string])[]) {
  const words = lines.flatMap(([x, y, line]) => {
    let at = x;
    return line.split(' ').map((text) => {
      const box = { x0: at, y0: y, x1: at + 6 * text.length, y1: y + 10 };
      at = box.x1 + 3;
      return { text, box, confidence: 1, source: 'text' as const };
    });
  });
  return extractInvoice([{ page: 1, width: 600, height: 840, words }]).currency?.value;
}

test.each([
  ['1.250,00 TL', 'TRY'],
  ['RP 1,250,000.00', 'IDR'],
  ['Dhs 1,250.00', 'AED'],
  ['125,00 zl', 'PLN'],
])('an abbreviation beside a sum is its currency: %s', (sum, currency) => {
  expect(currencyOf([60, 400, 'Total'], [400, 400, sum])).toBe(currency);
});

test('an abbreviation elsewhere is none: opening hours on Fridays beside a code', () => {
  expect(
    currencyOf([400, 380, 'EUR'], [60, 400, 'Summe'], [400, 400, '12,50'], [60, 600, 'Fr 07:00-21:00']),
  ).toBe('EUR');
});

test('a code in a cell of its own says which dollar is meant, whoever buys', () => {
  expect(
    currencyOf(
      [60, 100, 'Bill to'],
      [60, 112, 'Heron Bay Woodwinds'],
      [60, 124, 'Calgary, Alberta T2E 2R5, Canada'],
      [60, 400, 'Widgets'],
      [400, 400, '$960.00'],
      [60, 430, 'TOTAL VALUE'],
      [300, 430, 'USD'],
      [400, 430, '$960.00'],
    ),
  ).toBe('USD');
});

test('pounds under a heading of units are a weight', () => {
  const rows = [0, 1, 2].flatMap(
    (i) =>
      [
        [60, 220 + 20 * i, '2'],
        [160, 220 + 20 * i, 'Pounds'],
        [400, 220 + 20 * i, '23.03'],
      ] as const,
  );
  expect(
    currencyOf([60, 200, 'Quantity'], [160, 200, 'Unit'], [400, 200, 'Amount'], ...rows),
  ).toBeUndefined();
});
