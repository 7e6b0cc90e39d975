import { expect, test } from 'vitest';
import type { Line } from '../recogniser.ts';
import { findWrongScriptLines, isGreekOrCyrillicLine } from './wrong-script.ts';

/** A line read with this mean confidence. */
const line = (text: string, legibility: number): Line => ({
  area: { cx: 0, cy: 0, width: 1, height: 1, angle: 0 },
  words: text
    .split(' ')
    .map((word) => ({ text: word, doubts: [], confidence: 0.9, left: 0, right: 1, top: 0, bottom: 1 })),
  logProbability: text.length * Math.log(legibility),
  characters: text.length,
});

/** Whether a line is suspect, on a page of itself and others. */
const isSuspect = (one: Line, ...others: Line[]) =>
  findWrongScriptLines([one], [one, ...others]).length === 1;

test.each(['Katá@Eon oE Koyaplaoµó', 'EuxaplotoÚµE yIa Tn ouvEpyaoía oaç!', 'HañmeHOBaHųň no6aBKa'])(
  'Greek and Cyrillic read in Latin letters are suspect: %s',
  (text) => {
    expect(isSuspect(line(text, 0.86))).toBe(true);
    expect(isSuspect(line(text, 0.99))).toBe(false);
  },
);

test.each([
  'Amount Onergeabte in words',
  '1,800.00',
  'Piace of Supply',
  'TVA 78',
  '7 %S19',
  'OOOOOOOO',
  'Woa ąodapan',
])('worn print, numbers and ornaments are not: %s', (text) => expect(isSuspect(line(text, 0.8))).toBe(false));

test('accents of the page’s languages are not suspect', () => {
  const worn = line('Größe für März', 0.9);
  expect(isSuspect(worn)).toBe(true);
  expect(isSuspect(worn, line('Rechnung und Lieferung für den Kunden, Betrag bitte', 0.99))).toBe(false);
});

test('a line counts as Greek or Cyrillic where many of its letters are, and it is read well', () => {
  expect(isGreekOrCyrillicLine(line('Πληρωτέο πoσό', 0.98))).toBe(true);
  expect(isGreekOrCyrillicLine(line('Πληρωτέο πoσό', 0.7))).toBe(false);
  expect(isGreekOrCyrillicLine(line('10ΛΛFCA0924K1Z6', 0.98))).toBe(false);
  expect(isGreekOrCyrillicLine(line('Ordered through Ωmega', 0.98))).toBe(false);
});
