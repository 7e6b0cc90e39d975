import { expect, test } from 'vitest';
import { judgeDelivery } from './score-delivery.ts';

const expected = { name: 'Birch Depot', address: '9 Harbour Street, Southfield QX3 1AA' };
const field = (value: string) => ({ value, text: value, confidence: 1, source: 'text' as const });
const verdicts = (...args: Parameters<typeof judgeDelivery>) =>
  judgeDelivery(...args).map(({ verdict }) => verdict);

test('a place of delivery is right, wrong, missed or invented, its name and its address each', () => {
  const address = field('9 Harbour Street Southfield, QX3 1AA');
  expect(verdicts(expected, { name: field('BIRCH DEPOT'), address })).toEqual(['right', 'right']);
  expect(verdicts(expected, { name: field('Alder Ltd'), address })).toEqual(['wrong', 'right']);
  expect(verdicts(expected, undefined)).toEqual(['missed', 'missed']);
  expect(verdicts(undefined, { address })).toEqual(['absent', 'invented']);
  expect(verdicts({ ...expected, name: '' }, { address })).toEqual(['absent', 'right']);
  expect(verdicts(null, { address })).toEqual([]);
});
