import { expect, test } from 'vitest';
import { MODEL } from '../evidence/index.ts';
import { extractInvoice } from '../index.ts';
import { addUp, agreement as agreementIn, explained, type Sums, type Surroundings } from './sums.ts';

const agreement = (sums: Sums, around: Surroundings) => agreementIn(sums, around, MODEL.consistency);
const alone: Surroundings = { rates: [], adjustments: [], balances: [] };

test('net, tax and gross that add up to the cent support each other, a printed rate more', () => {
  const sums = { net: 100, tax: 19, gross: 119 };
  expect(addUp(sums)).toBe(true);
  expect(agreement(sums, alone)).toBeGreaterThan(0);
  expect(agreement(sums, { ...alone, rates: [19] })).toBeGreaterThan(agreement(sums, alone));
});

test('sums that do not add up contradict each other, unless a discount or shipping stands between', () => {
  const sums = { net: 100, tax: 19, gross: 124 };
  expect(agreement(sums, alone)).toBeLessThan(0);
  expect(agreement(sums, { ...alone, adjustments: [5] })).toBeGreaterThan(0);
});

test('a net far below or above the gross is no net', () => {
  expect(agreement({ net: 16, gross: 119 }, alone)).toBeLessThan(0);
  expect(agreement({ net: 130, gross: 119 }, alone)).toBeLessThan(0);
  expect(agreement({ net: 100, gross: 119 }, alone)).toBe(0);
});

test('a difference is explained by up to three adjustments, added or taken off', () => {
  expect(explained(7, [10, 3])).toBe(true);
  expect(explained(7, [10, 4])).toBe(false);
  expect(explained(0.01, [])).toBe(true);
});

test('a printed rounding lets net and tax make the rounded total as well as the exact one', () => {
  const around = { ...alone, rates: [25], roundings: [0.38] };
  expect(agreement({ net: 100.3, tax: 25.08, gross: 125 }, around)).toBe(
    agreement({ net: 100.3, tax: 25.08, gross: 125.38 }, around),
  );
});

/** An invoice of rows of a label and a sum, and what its total is. */
function totalOf(...rows: readonly (readonly [string, string])[]) {
  const words = [['INVOICE', ''], ...rows].flatMap((row, i) =>
    row.flatMap((text, cell) => {
      let x = 60 + 340 * cell;
      return text.split(' ').flatMap((word) => {
        const box = { x0: x, y0: 100 + 20 * i, x1: x + 6 * word.length, y1: 110 + 20 * i };
        x = box.x1 + 3;
        return word ? [{ text: word, box, confidence: 1, source: 'text' as const }] : [];
      });
    }),
  );
  return extractInvoice([{ page: 1, width: 600, height: 840, words }]).totals.gross?.value;
}

test('the total after the rounding is the total', () => {
  expect(
    totalOf(
      ['Subtotal', '100.30'],
      ['VAT 25%', '25.08'],
      ['Total incl. VAT', '125.38'],
      ['Rounding', '-0.38'],
      ['Total', '125.00'],
    ),
  ).toBe(125);
});
