import { expect, test } from 'vitest';
import type { Line } from '../recognise/recogniser.ts';
import { isInOtherLetters, oddOnes } from './oddity.ts';

/** A line read with this mean confidence. */
const line = (text: string, legibility: number): Line => ({
  area: { cx: 0, cy: 0, width: 1, height: 1, angle: 0 },
  words: text
    .split(' ')
    .map((word) => ({ text: word, doubts: [], confidence: 0.9, left: 0, right: 1, top: 0, bottom: 1 })),
  logarithm: text.length * Math.log(legibility),
  characters: text.length,
});

/** Whether a line looks odd, on a page of itself and others. */
const looksOdd = (one: Line, ...others: Line[]) => oddOnes([one], [one, ...others]).length === 1;

test.each(['Katá@Eon oE Koyaplaoµó', 'EuxaplotoÚµE yIa Tn ouvEpyaoía oaç!', 'HañmeHOBaHųň no6aBKa'])(
  'Greek and Cyrillic read in Latin letters look odd: %s',
  (text) => {
    expect(looksOdd(line(text, 0.86))).toBe(true);
    expect(looksOdd(line(text, 0.99))).toBe(false);
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
])('worn print, numbers and ornaments do not: %s', (text) => expect(looksOdd(line(text, 0.8))).toBe(false));

test('accents of the page’s languages are not odd', () => {
  const worn = line('Größe für März', 0.9);
  expect(looksOdd(worn)).toBe(true);
  expect(looksOdd(worn, line('Rechnung und Lieferung für den Kunden, Betrag bitte', 0.99))).toBe(false);
});

test('other letters are taken for such where they are many, and sure', () => {
  expect(isInOtherLetters(line('Πληρωτέο πoσό', 0.98))).toBe(true);
  expect(isInOtherLetters(line('Πληρωτέο πoσό', 0.7))).toBe(false);
  expect(isInOtherLetters(line('10ΛΛFCA0924K1Z6', 0.98))).toBe(false);
  expect(isInOtherLetters(line('Ordered through Ωmega', 0.98))).toBe(false);
});
