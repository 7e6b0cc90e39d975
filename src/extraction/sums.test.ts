import { expect, test } from 'vitest';
import { addUp, agreement, explained, type Surroundings } from './sums.ts';

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
