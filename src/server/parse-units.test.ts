import { expect, test } from 'vitest';
import { parseBoolean, parseBytes, parseCount, parseDuration, parseQueueLimit } from './parse-units.ts';

const BIG = 2 ** 50;

test.each([
  ['500ms', 500],
  ['10s', 10_000],
  ['10', 10_000],
  ['5m', 300_000],
  ['24h', 86_400_000],
  ['1d', 86_400_000],
  ['1.5h', 5_400_000],
  ['10 S', 10_000],
])('%s is a duration of %d ms', (text, ms) => expect(parseDuration(text, 0, BIG)).toBe(ms));

test.each([
  ['12', 12],
  ['500KB', 512_000],
  ['40MB', 41_943_040],
  ['40m', 41_943_040],
  ['4GB', 4_294_967_296],
  ['0.5MB', 524_288],
])('%s is a size of %d bytes', (text, bytes) => expect(parseBytes(text, 0, BIG)).toBe(bytes));

test('a queue limit names tasks, bytes or both', () => {
  expect(parseQueueLimit('10000,4GB')).toEqual({ tasks: 10_000, bytes: 2 ** 32 });
  expect(parseQueueLimit('5')).toEqual({ tasks: 5, bytes: 2 ** 32 });
  expect(parseQueueLimit('1MB')).toEqual({ tasks: 10_000, bytes: 2 ** 20 });
});

test('what is no such value, or outside its limits, is refused with a reason', () => {
  for (const text of ['', '-1', '1e3', '10 parsecs', 'h', 'NaN', '1,5s']) {
    expect(() => parseDuration(text, 0, BIG)).toThrow(/duration/);
    expect(() => parseBytes(text, 0, BIG)).toThrow(/size/);
  }
  for (const text of ['', '-1', '1.5', '0x10', ' 1'])
    expect(() => parseCount(text, 0, 10)).toThrow(/whole number/);
  expect(() => parseCount('11', 0, 10)).toThrow('is not between 0 and 10');
  expect(() => parseDuration('25h', 0, 86_400_000)).toThrow('is not between 0s and 86400s');
  expect(() => parseBoolean('yes')).toThrow();
});
