import { describe, expect, test } from 'vitest';
import type { Labels } from '../../bench/score.ts';
import type { PageText } from '../../src/document/index.ts';
import { extractInvoice } from '../../src/extraction/index.ts';
import { keepDocument, type MadeDocument, makeDocument } from './made.ts';
import { markDocument } from './mark.ts';

type Print = readonly [x: number, y: number, text: string];

/** Lines of text at (x, y), ten units high, six tenths of that a letter. */
const page = (lines: readonly Print[]): PageText => {
  const words = lines.flatMap(([x, y, text]) => {
    let at = x;
    return text.split(' ').map((word) => {
      const box = { x0: at, y0: y, x1: at + 6 * word.length, y1: y + 10 };
      at = box.x1 + 4;
      return { text: word, box, confidence: 1, source: 'text' as const };
    });
  });
  return { page: 1, width: 600, height: 840, words };
};

const INVOICE = [
  page([
    [40, 30, 'Larkfield Timber Ltd'],
    [40, 42, '12 Orchard Road'],
    [40, 54, 'Northfield QX7 9ZT'],
    [40, 78, 'Tel. 01632 960123'],
    [40, 160, 'Bill to'],
    [40, 172, 'Hazel Works Ltd'],
    [40, 184, '7 Canal Street'],
    [40, 196, 'Westbrook QX2 4AB'],
    [360, 160, 'Invoice number'],
    [480, 160, 'LT-20417'],
    [360, 172, 'Invoice date'],
    [480, 172, '03/04/2025'],
    [360, 184, 'Due date'],
    [480, 184, '03/05/2025'],
    [40, 300, 'Description'],
    [300, 300, 'Quantity'],
    [400, 300, 'Unit price'],
    [500, 300, 'Amount'],
    [40, 316, 'Oak shelf, oiled'],
    [300, 316, '4'],
    [400, 316, '20.00'],
    [500, 316, '80.00'],
    [40, 332, 'Bracket, zinc plated'],
    [300, 332, '10'],
    [400, 332, '2.00'],
    [500, 332, '20.00'],
    [400, 380, 'Net'],
    [500, 380, '100.00'],
    [400, 396, 'VAT 20 %'],
    [500, 396, '20.00'],
    [400, 412, 'Total'],
    [500, 412, '£120.00'],
    [40, 700, 'Bank: Handover Bank Account no. 40417720 Sort code 20-00-00'],
  ]),
];
const LABELS: Labels = {
  supplier_name: 'Larkfield Timber Ltd',
  supplier_address: '12 Orchard Road, Northfield QX7 9ZT',
  supplier_phone: '01632 960123',
  receiver_name: 'Hazel Works Ltd',
  receiver_address: '7 Canal Street, Westbrook QX2 4AB',
  receiver_tax_id: '',
  issue_date: '2025-04-03',
  due_date: '2025-05-03',
  total_amount: 120,
  net_amount: 100,
  vat: 20,
  currency: 'gbp',
  bank_name: 'Handover Bank',
  account: '40417720',
};

/** What the words of a role say, in their order. */
function said({ pages }: MadeDocument, role: string): string {
  return pages
    .flatMap(({ words, roles }) => words.filter((_, i) => roles[i] === role))
    .map(({ text }) => text)
    .join(' ');
}

const marked = markDocument(INVOICE, LABELS);
const MADE = Array.from({ length: 40 }, (_, seed) => makeDocument(marked, LABELS, 'invoice', seed));

describe('labelled pages', () => {
  test('each labelled value is found where it is printed', () => {
    const kept = keepDocument(marked, LABELS);
    expect(said(kept, 'supplier_name')).toBe('Larkfield Timber Ltd');
    expect(said(kept, 'receiver_address')).toBe('7 Canal Street Westbrook QX2 4AB');
    expect(said(kept, 'issue_date')).toBe('03/04/2025');
    expect(said(kept, 'due_date')).toBe('03/05/2025');
    expect(said(kept, 'net_amount')).toBe('100.00');
    expect(said(kept, 'total_amount')).toBe('£120.00');
    expect(said(kept, 'bank_name')).toBe('Handover Bank');
    expect(said(kept, 'account')).toBe('40417720');
    expect(kept.pages[0]!.words.map(({ text }) => text).toSorted()).toEqual(
      INVOICE[0]!.words.map(({ text }) => text).toSorted(),
    );
  });

  test('the same seed writes the same page, another one another', () => {
    expect(makeDocument(marked, LABELS, 'invoice', 7)).toEqual(MADE[7]);
    expect(MADE[8]).not.toEqual(MADE[7]);
  });

  test('nothing that names the parties of the original is left', () => {
    for (const { pages } of MADE) {
      const text = pages.flatMap(({ words }) => words.map((word) => word.text)).join(' ');
      for (const old of ['Larkfield', 'Hazel', 'QX7', 'QX2', '40417720', 'LT-20417', '960123', 'Handover'])
        expect(text).not.toContain(old);
    }
  });

  test('every word has a role and lies where the page is', () => {
    for (const { pages } of MADE)
      for (const { words, roles, width } of pages) {
        expect(roles.length).toBe(words.length);
        for (const { box } of words) {
          expect(box.x1).toBeGreaterThan(box.x0);
          expect(box.x0).toBeGreaterThan(-0.1 * width);
          expect(box.x1).toBeLessThan(1.3 * width);
        }
      }
  });

  test('sums still add up, and the label says what is printed', () => {
    for (const { labels } of MADE) {
      expect(Number(labels.total_amount) * 100).toBe(Number(labels.net_amount) * 120);
      expect(Date.parse(String(labels.due_date)) - Date.parse(String(labels.issue_date))).toBe(
        30 * 86_400_000,
      );
      expect(labels.receiver_tax_id).toBe('');
    }
  });

  test('the reader finds most of it again, and the invented names as they are labelled', () => {
    const clean = MADE.filter(({ pages }) => pages[0]!.words.every(({ source }) => source === 'text'));
    expect(clean.length).toBeGreaterThan(15);
    const right = clean.filter(({ pages, labels }) => {
      const { totals, issueDate } = extractInvoice(pages);
      return totals.gross?.value === labels.total_amount && issueDate?.value === labels.issue_date;
    });
    expect(right.length).toBeGreaterThan(0.7 * clean.length);
  });
});
