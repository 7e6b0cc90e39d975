import { expect, test } from 'vitest';
import type { Weights } from '../features.ts';
import { BY_HAND, WEIGHTS } from './index.ts';
import { LEARNT } from './learnt.ts';

const byHand: Readonly<Record<string, Weights>> = BY_HAND;
const used: Readonly<Record<string, Weights>> = WEIGHTS;
const learnt = Object.entries(LEARNT).flatMap(([field, corrections]) =>
  Object.keys(corrections).map((name) => [field, name] as const),
);

test('every learnt correction is of evidence that has a weight by hand', () => {
  expect(learnt.filter(([field, name]) => byHand[field]?.[name] === undefined)).toEqual([]);
});

test('evidence for stays for, evidence against stays against', () => {
  const turned = learnt.filter(([field, name]) => byHand[field]![name]! * used[field]![name]! < 0);
  expect(turned).toEqual([]);
});

test('evidence that nothing was learnt of weighs what it was set to', () => {
  for (const [field, weights] of Object.entries(byHand))
    for (const [name, weight] of Object.entries(weights))
      expect(used[field]![name]).toBe(weight + (LEARNT[field]?.[name] ?? 0));
});
