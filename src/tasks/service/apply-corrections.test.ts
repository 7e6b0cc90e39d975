import { expect, test } from 'vitest';
import type { Invoice } from '../../invoice/index.ts';
import type { Task } from '../ports/index.ts';
import { applyCorrections } from './apply-corrections.ts';

const field = { value: 'Acme', text: 'ACME', confidence: 0.7, source: 'ocr' as const, page: 1 };
const result: Invoice = {
  seller: { name: field },
  buyer: {},
  totals: {},
  payeeAccount: {},
  lines: [{ description: field }],
  findings: [],
  pages: [],
  warnings: [],
};
const task = (...corrections: [string, string | number | null][]): Task => ({
  id: 'x',
  clientId: 'a',
  settings: {},
  warnings: [],
  bytes: 1,
  submittedAt: 0,
  expiresAt: 1,
  state: 'completed',
  attempts: 1,
  result,
  corrections: corrections.map(([path, value]) => ({ path, value, at: 0, by: 'a' })),
});

test('a corrected field has the new value, full confidence and the place where it was read', () => {
  const { seller } = applyCorrections(task(['seller.name', 'Acme Ltd']))!;
  expect(seller.name).toEqual({ ...field, value: 'Acme Ltd', text: 'Acme Ltd', confidence: 1 });
  expect(result.seller.name).toBe(field);
});

test('a field that was not found can be added, within lines too', () => {
  const invoice = applyCorrections(
    task(['totals.gross', 12.5], ['lines.0.quantity', 2], ['lines.1.quantity', 3]),
  )!;
  expect(invoice.totals.gross).toEqual({ value: 12.5, text: '12.5', confidence: 1, source: 'derived' });
  expect(invoice.lines.map(({ quantity }) => quantity?.value)).toEqual([2, 3]);
});

test('null takes a field away, and the last word counts', () => {
  expect(applyCorrections(task(['seller.name', null]))!.seller).toEqual({});
  expect(applyCorrections(task(['seller.name', null], ['seller.name', 'B']))!.seller.name?.value).toBe('B');
});
