import { expect, test } from 'vitest';
import type { Field } from './model.ts';
import { formatPath, getField, listFieldPaths, parsePath, valueTypeAt } from './paths.ts';

const field = (value: number): Field<number> => ({ value, text: `${value}`, confidence: 1, source: 'text' });

test('a path is written as it is read', () => {
  for (const path of ['issueDate', 'totals.gross', 'lines.0.quantity', 'payeeAccounts.12.bic'])
    expect(formatPath(parsePath(path))).toBe(path);
  expect(parsePath('lines.0.quantity')).toEqual(['lines', 0, 'quantity']);
});

test('a path leads to its field, and nowhere where there is none', () => {
  const invoice = { totals: { gross: field(119) }, lines: [{ quantity: field(2) }] };
  expect(getField(invoice, 'totals.gross')?.value).toBe(119);
  expect(getField(invoice, 'lines.0.quantity')?.value).toBe(2);
  for (const path of ['totals.net', 'lines.1.quantity', 'seller.name', 'totals.net.value'])
    expect(getField(invoice, path), path).toBeUndefined();
});

test('a field of the model has a type of its value, anything else has none', () => {
  expect(valueTypeAt('totals.gross')).toBe('number');
  expect(valueTypeAt('issueDate')).toBe('string');
  expect(valueTypeAt('documentType')).toBe('string');
  expect(valueTypeAt('lines.3.quantity')).toBe('number');
  expect(valueTypeAt('seller.ids.0')).toBe('string');
  for (const path of [
    '',
    'totals',
    'lines',
    'lines.0',
    'lines.x.quantity',
    'totals.0',
    'totals.gross.value',
    'totals.toString',
    '__proto__',
    'further.0.totals.gross',
  ])
    expect(valueTypeAt(path), path).toBeUndefined();
});

test('the list of fields has each once, lists left out', () => {
  const paths = listFieldPaths();
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toContain('servicePeriod.start');
  expect(paths.every((path) => valueTypeAt(path))).toBe(true);
  expect(listFieldPaths('InvoiceLine')).toEqual([
    ...['position', 'code', 'buyerCode', 'globalCode', 'description', 'quantity', 'unit', 'unitPrice'],
    ...['grossPrice', 'discount', 'period.start', 'period.end', 'note', 'taxRate', 'taxCategory'],
    ...['net', 'gross'],
  ]);
});
