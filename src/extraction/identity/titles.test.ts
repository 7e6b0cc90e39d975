import { expect, test } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { KNOWN_LANGUAGES } from '../../knowledge/index.ts';
import { extractInvoice } from '../index.ts';

/** A page with a title in large print over a line of text. */
function titled(title: string): PageText {
  const words = [title, 'No 2026-0117'].flatMap((line, row) => {
    let x = 40;
    const height = row === 0 ? 24 : 10;
    return line.split(' ').map((text) => {
      const box = { x0: x, y0: 40 + 60 * row, x1: x + 8 * text.length, y1: 40 + 60 * row + height };
      x = box.x1 + 4;
      return { text, box, confidence: 1, source: 'text' as const };
    });
  });
  return { page: 1, width: 600, height: 840, words };
}

const typeOf = (title: string) => extractInvoice([titled(title)]).documentType?.value;
const capital = (text: string) => text[0]!.toLocaleUpperCase() + text.slice(1);
const titles = (slot: 'creditNote' | 'proforma' | 'reminder' | 'receipt') =>
  KNOWN_LANGUAGES.flatMap(({ code, identity }) =>
    (identity[slot] ?? []).map((title) => [code, capital(title)]),
  );

test.each(titles('creditNote'))('%s: "%s" is a credit note', (_, title) => {
  expect(typeOf(title!)).toBe('credit_note');
});

test.each(titles('proforma'))('%s: "%s" is a pro forma invoice', (_, title) => {
  expect(typeOf(title!)).toBe('proforma');
});

test.each(titles('reminder'))('%s: "%s" is a reminder', (_, title) => {
  expect(typeOf(title!)).toBe('reminder');
});

test.each(KNOWN_LANGUAGES.map(({ code, identity }) => [code, capital(identity.invoice![0]!)]))(
  '%s: "%s" is an invoice',
  (_, title) => {
    expect(typeOf(title!)).toBe('invoice');
  },
);

test('a reminder may be counted', () => {
  expect(typeOf('2. Mahnung')).toBe('reminder');
});

test('what the buyer writes is an invoice, even if it is called a credit note', () => {
  expect(typeOf('Gutschrift')).toBe('credit_note');
  expect(typeOf('Gutschrift gemäß § 14 Abs. 2 UStG')).toBe('invoice');
});
