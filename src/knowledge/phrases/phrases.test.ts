import { expect, test } from 'vitest';
import { anyPhrase, phrasePattern } from './phrases.ts';

const matches = (phrase: string, text: string, options?: Parameters<typeof phrasePattern>[1]) =>
  new RegExp(`^${phrasePattern(phrase, options)}$`, 'iu').test(text);

test('a star stands for the rest of the word, a space for any white space', () => {
  expect(matches('zahl* bis', 'Zahlbar  bis')).toBe(true);
  expect(matches('zahl* bis', 'zahlbar jetzt bis')).toBe(false);
});

test('what is in brackets may be missing', () => {
  expect(matches('due(date)', 'due')).toBe(true);
  expect(matches('due(date)', 'duedate')).toBe(true);
  expect(matches('due(date)', 'dueda')).toBe(false);
});

test('holes take the expression of their name, and none is an error', () => {
  expect(matches('within {days} days', 'within 14 days', { holes: { days: '\\d{1,3}' } })).toBe(true);
  expect(() => phrasePattern('within {days} days')).toThrow('{days}');
});

test('marks stand for themselves, and accents are folded where the text is', () => {
  expect(matches('t/m', 't/m')).toBe(true);
  expect(matches('a.s.', 'axsx')).toBe(false);
  expect(matches('fällig', 'fallig', { folded: true })).toBe(true);
});

test('the longest phrase wins, and none matches nothing', () => {
  expect(new RegExp(anyPhrase(['net', 'net of']), 'iu').exec('net of tax')?.[0]).toBe('net of');
  expect(new RegExp(anyPhrase([]), 'iu').test('')).toBe(false);
});

test('brackets that do not match are an error', () => {
  expect(() => phrasePattern('due(date')).toThrow('brackets');
});

test('an apostrophe stands for any of them', () => {
  expect(matches("jusqu'au", 'jusqu’au')).toBe(true);
  expect(matches("jusqu'au", "jusqu'au")).toBe(true);
  expect(matches("jusqu'au", 'jusquau')).toBe(false);
});
