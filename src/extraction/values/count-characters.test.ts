import { expect, test } from 'vitest';
import { countDigits, countLetters } from './index.ts';

test.each([
  ['', 0, 0],
  ['Main Street 12', 10, 2],
  ['Große Straße 3', 11, 1],
  ['Ελλάδα 106 79', 6, 5],
  ['[@`{] 0/9:', 0, 2],
  ['𝐀𝐁 ٣', 2, 0],
])('letters and digits of %j', (text, letters, digits) => {
  expect([countLetters(text), countDigits(text)]).toEqual([letters, digits]);
});
