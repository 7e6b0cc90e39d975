import { expect, test } from 'vitest';
import { type Example, fitWeights, surprise } from './listwise.ts';

const option = (right: boolean, features: Record<string, number>, offset = 0) => ({
  right,
  features,
  offset,
});
const decision = (...options: Example['options']): Example => ({
  document: 0,
  options,
  absent: options.every(({ right }) => !right),
  weight: 1,
});

/** The label always tells the value, the size never does, and three documents in ten have none. */
const examples = Array.from({ length: 60 }, (_, i) => {
  const size = (i % 7) / 7;
  const other = option(false, { label: 0, size: 1 - size });
  return i % 10 < 3 ? decision(other) : decision(option(true, { label: 1, size }), other);
});

test('evidence that tells right from wrong gains, evidence that does not loses', () => {
  const byHand = { bias: -1, label: 0.5, size: 1 };
  const weights = fitWeights(byHand, examples, { prior: 0.1 });
  expect(weights.label).toBeGreaterThan(3);
  expect(weights.size).toBeLessThan(0.8);
  expect(surprise(weights, examples)).toBeLessThan(0.3 * surprise(byHand, examples));
});

test('the more the hand-set weights count, the nearer the learnt ones stay', () => {
  const byHand = { bias: -1, label: 0.5, size: 1 };
  const [free, near, stuck] = [0.1, 10, 1e6].map((prior) => fitWeights(byHand, examples, { prior }).label!);
  expect(free).toBeGreaterThan(near!);
  expect(near).toBeGreaterThan(stuck!);
  expect(stuck).toBeCloseTo(0.5, 1);
});

test('evidence for never becomes evidence against, whatever the documents say', () => {
  const weights = fitWeights({ bias: 0, label: -1, size: 0.5 }, examples, { prior: 0.01 });
  expect(weights.label).toBe(0);
  expect(weights.size).toBeGreaterThanOrEqual(0);
});

test('what the other fields of a document settle needs no weight', () => {
  const settled = examples.map((one) => ({
    ...one,
    options: one.options.map((each) => ({ ...each, offset: each.right ? 20 : -20 })),
  }));
  expect(fitWeights({ bias: 0, label: 1, size: 1 }, settled, { prior: 1 })).toEqual({
    bias: 0,
    label: 1,
    size: 1,
  });
});
