import { describe, expect, test } from 'vitest';
import { BY_HAND } from '../extraction/evidence/weights/index.ts';
import { createTrace, extractInvoice } from '../extraction/index.ts';
import type { Invoice } from '../invoice/index.ts';
import { evidenceInWords } from './evidence-words.ts';
import { explainFields } from './explanation.ts';
import { FIELD_NAMES, fieldsNamed } from './fields.ts';
import { explanationAsHtml } from './html.ts';
import { explanationAsText } from './text.ts';

/** A page of one line a text, far enough apart to be lines of their own. */
const page = (...lines: string[]) => ({
  page: 1,
  width: 600,
  height: 800,
  words: lines.flatMap((line, row) => {
    let x = 50;
    return line.split(' ').map((text) => {
      const box = { x0: x, y0: 40 + 20 * row, x1: x + 6 * text.length, y1: 52 + 20 * row };
      x = box.x1 + 4;
      return { text, box, confidence: 1, source: 'text' as const };
    });
  }),
});

function explained(...lines: string[]) {
  const trace = createTrace();
  const invoice: Invoice = { ...extractInvoice([page(...lines)], { trace }), pages: [], warnings: [] };
  return { invoice, trace };
}

describe('evidence', () => {
  test('has plain words, all of it that carries a weight', () => {
    const names = new Set(Object.values(BY_HAND).flatMap((weights) => Object.keys(weights)));
    expect([...names].filter((name) => evidenceInWords(name) === name)).toEqual([]);
  });

  test('of labels tells the label and how it stands to the value', () => {
    expect(evidenceInWords('left.issue_date')).toBe('label “issue date” to the left of it');
    expect(evidenceInWords('heading.remit_to')).toBe('under a heading of the remit to');
  });
});

describe('fields', () => {
  test('are found by path, by the key of the contract, and by a part of either', () => {
    expect(fieldsNamed('totals.gross')).toEqual(['gross']);
    expect(fieldsNamed('total_amount')).toEqual(['gross']);
    expect(fieldsNamed('supplier_name')).toEqual(['sellerName']);
    expect(fieldsNamed('buyer')).toEqual(['buyerName', 'buyerAddress', 'buyerTaxId']);
    expect(fieldsNamed('nonsense')).toEqual([]);
  });

  test('are explained, all that are weighed', () => {
    expect(Object.keys(FIELD_NAMES).toSorted()).toEqual(Object.keys(BY_HAND).toSorted());
  });
});

describe('an explanation', () => {
  const { invoice, trace } = explained(
    'INVOICE',
    'Invoice date: 12 March 2026',
    'Due date: 11 April 2026',
    'Net 100.00 EUR',
    'VAT 19% 19.00 EUR',
    'Total 119.00 EUR',
  );

  test('names what was chosen, what spoke for it, and what else there was', () => {
    const { fields } = explainFields(invoice, trace, 'issueDate');
    const [date] = fields;
    expect(fields).toHaveLength(1);
    expect(date!.given!.value).toBe('2026-03-12');
    expect(date!.candidates[date!.chosen!]!.value).toBe('2026-03-12');
    expect(date!.candidates.map(({ value }) => value)).toContain('2026-04-11');
    expect(date!.candidates[date!.chosen!]!.evidence[0]!.words).toBe('label “issue date” to the left of it');
    expect(date!.probability).toBeGreaterThan(0.9);
  });

  test('adds up: the evidence of a candidate is its log-odds', () => {
    for (const { candidates } of explainFields(invoice, trace).fields)
      for (const { evidence, logOdds } of candidates)
        expect(evidence.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(logOdds, 6);
  });

  test('tells what the sums say of each other', () => {
    const [gross] = explainFields(invoice, trace, 'totals.gross').fields;
    expect(gross!.relations).toContainEqual({
      name: 'net and tax make the gross',
      adds: expect.closeTo(7, 3),
    });
  });

  test('is readable as text, with an arrow at what was chosen', () => {
    const text = explanationAsText(explainFields(invoice, trace, 'totals.gross'));
    expect(text).toContain('Total (totals.gross): 119');
    expect(text).toMatch(/→ 119 “119\.00/);
  });

  test('as a page for the browser loads nothing and takes no markup from the document', () => {
    const { invoice: odd, trace: its } = explained(
      'INVOICE',
      '<script>alert(1)</script> Ltd',
      'Total 5.00 EUR',
    );
    const html = explanationAsHtml(
      explainFields(odd, its),
      [{ page: 1, width: 600, height: 800 }],
      '<b>x</b>.pdf',
    );
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>x');
    expect(html).toContain("default-src 'none'");
    expect(html).toMatch(/class="box chosen" style="left:/);
  });
});
