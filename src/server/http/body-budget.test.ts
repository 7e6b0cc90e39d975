import { expect, test } from 'vitest';
import { createBodyBudget } from './body-budget.ts';

test('a client that has taken all gives way to one that begins', () => {
  const budget = createBodyBudget(100);
  const [large, second, other] = [{}, {}, {}];
  expect(budget.raise('greedy', large, 70)).toBe(true);
  expect(budget.raise('greedy', second, 30)).toBe(true);
  expect(budget.raise('other', other, 40)).toBe(true);
  expect(budget.raise('greedy', second, 31)).toBe(false);
  expect(budget.raise('other', other, 60)).toBe(false); // more than its half
  budget.release('greedy', large);
  expect(budget.raise('other', other, 60)).toBe(true);
});

test('a body larger than all the budget is taken while it is the only one', () => {
  const budget = createBodyBudget(100);
  const [one, two] = [{}, {}];
  expect(budget.raise('a', one, 300)).toBe(true);
  expect(budget.raise('a', two, 1)).toBe(false);
  budget.release('a', two);
  expect(budget.raise('a', one, 310)).toBe(true);
});

test('what is released is free again', () => {
  const budget = createBodyBudget(100);
  for (let i = 0; i < 1000; i++) {
    const request = {};
    expect(budget.raise('a', request, 90)).toBe(true);
    budget.release('a', request);
  }
});
