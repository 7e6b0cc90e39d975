import { expect, test } from 'vitest';
import type { Glyph } from './glyphs.ts';
import { findFixedPitch } from './pitch.ts';

/** Characters set one after the other, each with the room that `width` gives it. */
function set(text: string, width: (character: string) => number): Glyph[] {
  let x = 0;
  return [...text].map((character) => {
    const room = width(character);
    x += room;
    return { text: character, probability: 1, at: x - room / 2 };
  });
}
const NARROW = 'iljI.,:;';

test('print of fixed pitch has one distance, narrow characters as well', () => {
  expect(findFixedPitch(set('popularonline.com.my', () => 24))).toBe(24);
  expect(findFixedPitch(set('Bill No: LCS03908', (c) => (c === 'o' ? 26 : 24)))).toBeCloseTo(24, -1);
});

test('proportional print has none, nor have figures set in it', () => {
  const proportional = (c: string) => (NARROW.includes(c) ? 10 : c === 'm' ? 30 : 20);
  expect(findFixedPitch(set('popularonline.com.my', proportional))).toBeUndefined();
  expect(findFixedPitch(set('GTIN: 4000001123452', proportional))).toBeUndefined();
});

test('a line without narrow characters, or too short, does not tell', () => {
  expect(findFixedPitch(set('DATUM 4711', () => 24))).toBeUndefined();
  expect(findFixedPitch(set('il.', () => 24))).toBeUndefined();
});
