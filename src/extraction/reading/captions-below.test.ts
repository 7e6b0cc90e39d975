import { describe, expect, test } from 'vitest';
import type { PageText, Word } from '../../document/index.ts';
import { extractInvoice } from '../index.ts';

/** Cells of words on one line of text, each as `[left, text]`, so many points from the top. */
const line = (y: number, height: number, ...cells: [number, string][]): Word[] =>
  cells.flatMap(([left, cell]) => {
    let x = left;
    return cell.split(' ').map((text): Word => {
      const box = { x0: x, y0: y, x1: x + (text.length * height) / 2, y1: y + height };
      x = box.x1 + height / 4;
      return { text, box, confidence: 1, source: 'text' };
    });
  });

const page = (...words: Word[][]): PageText => ({ page: 1, width: 600, height: 800, words: words.flat() });

const TABLE = [
  ...line(260, 11, [80, 'Qty'], [150, 'Description'], [400, 'Unit price'], [520, 'Amount']),
  ...line(280, 11, [80, '2'], [150, 'Brass hinges'], [400, '50.00'], [520, '100.00']),
];

describe('captions below their values', () => {
  const { invoiceNumber, issueDate, dueDate, buyer, seller, totals } = extractInvoice([
    page(
      line(90, 11, [80, '162561'], [160, '2026-03-02'], [260, '2026-04-01']),
      line(104, 8, [80, 'Invoice number'], [160, 'Invoice date'], [260, 'Due date']),
      line(150, 11, [80, 'Maple Cabinets Ltd'], [260, 'Harbour Hardware Ltd']),
      line(163, 11, [80, '281 Old Quarry Road'], [260, '405 Station Street']),
      line(176, 11, [80, 'Leeds LS2 8AA'], [260, 'Hull HU1 2QJ']),
      line(190, 8, [80, 'Customer'], [260, 'Seller']),
      TABLE,
      line(340, 11, [80, '100.00'], [170, '20.00'], [260, '120.00']),
      line(354, 8, [80, 'Net amount'], [170, 'VAT 20%'], [260, 'Invoice total']),
    ),
  ]);

  test('name the numbers and dates above them', () => {
    expect([invoiceNumber, issueDate, dueDate].map((field) => field?.value)).toEqual([
      '162561',
      '2026-03-02',
      '2026-04-01',
    ]);
    expect(totals).toMatchObject({ net: { value: 100 }, tax: { value: 20 }, gross: { value: 120 } });
  });

  test('and the parties, whose values stay where they are printed', () => {
    expect([seller.name?.value, buyer.name?.value]).toEqual(['Harbour Hardware Ltd', 'Maple Cabinets Ltd']);
    expect(buyer.name?.box?.y0).toBeCloseTo(150 / 800, 2);
  });
});

test('captions above their values are left alone, whatever stands over them', () => {
  const { issueDate, dueDate } = extractInvoice([
    page(
      line(60, 11, [80, 'Harbour Hardware Ltd'], [160, '2024-01-01'], [260, '2024-02-01']),
      line(74, 8, [80, 'Invoice number'], [160, 'Invoice date'], [260, 'Due date']),
      line(85, 11, [80, '162561'], [160, '2026-03-02'], [260, '2026-04-01']),
      TABLE,
    ),
  ]);
  expect([issueDate?.value, dueDate?.value]).toEqual(['2026-03-02', '2026-04-01']);
});
