import { expect, test } from 'vitest';
import type { PageText, Word } from '../../document/index.ts';
import { extractInvoice } from '../index.ts';

/** A page of lines in which words stand one after the other, and cells at places of their own. */
const page = (...lines: string[]): PageText => ({
  page: 1,
  width: 600,
  height: 800,
  words: lines.flatMap((line, l) =>
    line.split(' | ').flatMap((cell, c) => {
      let x = 50 + c * 250;
      return cell.split(' ').map((text): Word => {
        const box = { x0: x, y0: 60 + l * 25, x1: x + text.length * 5, y1: 70 + l * 25 };
        x = box.x1 + 3;
        return { text, box, confidence: 1, source: 'text' };
      });
    }),
  ),
});

test('a date before the issue is no due date, however it is labelled', () => {
  const dates = (due: string) =>
    extractInvoice([page('Invoice', 'Invoice date: | 12 March 2026', `Due date: | ${due}`)]);
  expect(dates('11 April 2026')).toMatchObject({
    issueDate: { value: '2026-03-12' },
    dueDate: { value: '2026-04-11' },
  });
  const { issueDate, dueDate } = dates('11 February 2026');
  // One of the two is misread; both together are never given.
  expect([issueDate, dueDate].filter(Boolean)).toHaveLength(1);
});

test('the total is the amount that net and tax make, not another one with a label as good', () => {
  const { totals } = extractInvoice([
    page('Invoice', 'Total | 480.00', 'Net amount | 400.00', 'VAT 20% | 80.00', 'Total | 500.00'),
  ]);
  expect(totals).toMatchObject({ net: { value: 400 }, tax: { value: 80 }, gross: { value: 480 } });
});

test('what stands right above a value speaks for it, not the title across the page with another cell in between', () => {
  const at = (text: string, x0: number, y0: number, height = 10): Word => ({
    text,
    box: { x0, y0, x1: x0 + (text.length * height) / 2, y1: y0 + height },
    confidence: 1,
    source: 'text',
  });
  const { issueDate, dueDate } = extractInvoice([
    {
      page: 1,
      width: 600,
      height: 800,
      words: [
        ...[at('Issued', 340, 140), at('2024-03-22', 500, 140)],
        ...[at('Total', 280, 200, 7), at('Payment', 470, 202, 7), at('due', 500, 202, 7)],
        ...[at('Invoice', 65, 209, 15), at('464.88', 280, 210, 15), at('2024-04-12', 470, 212, 15)],
      ],
    },
  ]);
  expect([issueDate?.value, dueDate?.value]).toEqual(['2024-03-22', '2024-04-12']);
});
