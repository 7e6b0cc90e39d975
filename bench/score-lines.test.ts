import { expect, test } from 'vitest';
import type { InvoiceLine } from '../src/invoice/index.ts';
import { judgeLines } from './score-lines.ts';

const field = <T>(value: T) => ({ value, confidence: 1 });
const line = (description: string, quantity: number, unitPrice: number, net: number) =>
  ({
    description: field(description),
    quantity: field(quantity),
    unitPrice: field(unitPrice),
    net: field(net),
  }) as InvoiceLine;
const verdicts = (...args: Parameters<typeof judgeLines>) =>
  judgeLines(...args).map(({ field: name, verdict }) => `${name} ${verdict}`);

const TAP = { description: 'Basin tap, chrome', quantity: 2, unitPrice: 64.5, net: 129 };

test('a line is found wherever it stands, and its values count one by one', () => {
  const read = [line('Travel', 1, 30, 30), line('Basin tap chrome', 2, 64.5, 130)];
  expect(verdicts([TAP, { description: 'Travel', quantity: 1, unitPrice: 30, net: 30 }], read)).toEqual([
    'description right',
    'quantity right',
    'unitPrice right',
    'amount wrong',
    'description right',
    'quantity right',
    'unitPrice right',
    'amount right',
  ]);
});

test('a line without its description is known by its numbers', () => {
  const { description: _, ...bare } = line('', 2, 64.5, 129);
  expect(verdicts([TAP], [bare])).toEqual([
    'description missed',
    'quantity right',
    'unitPrice right',
    'amount right',
  ]);
});

test('a line that is missing misses all of its values, one too many invents all of its', () => {
  expect(verdicts([TAP], [])).toEqual([
    'description missed',
    'quantity missed',
    'unitPrice missed',
    'amount missed',
  ]);
  expect(verdicts([], [line('Total', 1, 5, 5)])).toHaveLength(4);
  expect(new Set(verdicts([], [line('Total', 1, 5, 5)]).map((text) => text.split(' ')[1]))).toEqual(
    new Set(['invented']),
  );
});

test('what is not printed is not scored, and a gross amount counts where it is the only one', () => {
  expect(verdicts([{ description: 'Tea', gross: 4 }], [line('Tea', 1, 4, 4)])).toEqual([
    'description right',
    'amount right',
  ]);
});

test('each line read belongs to one expected line only', () => {
  const tea = { description: 'Tea', quantity: 1, unitPrice: 4, net: 4 };
  expect(verdicts([tea, tea], [line('Tea', 1, 4, 4)]).filter((text) => text.endsWith('missed'))).toHaveLength(
    4,
  );
});

test('of several values that would be right any one is, and an optional line may be left out', () => {
  const either = { description: ['Tea', 'Tea, green'], amount: [4, 5], optional: true };
  expect(verdicts([either], [line('Tea, green', 1, 5, 5)])).toEqual(['description right', 'amount right']);
  expect(verdicts([either], [line('Tea', 1, 6, 6)])).toEqual(['description right', 'amount wrong']);
  expect(verdicts([either], [])).toEqual([]);
});

test('where the label leaves open whether tax is included, the net or the gross amount may be the one', () => {
  const both = { ...line('Tea', 1, 4, 4), gross: field(4.76) } as InvoiceLine;
  expect(verdicts([{ description: 'Tea', amount: 4.76 }], [both])).toContain('amount right');
  expect(verdicts([{ description: 'Tea', net: 4.76 }], [both])).toContain('amount wrong');
});
