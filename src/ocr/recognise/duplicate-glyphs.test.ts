import { expect, test } from 'vitest';
import { mergeDuplicateGlyphs } from './duplicate-glyphs.ts';
import type { Glyph } from './glyphs.ts';

const STRIDE = 4;

/** `O 0.8 +4` is an O, read with 0.8, 4 pixels after the glyph before it, without a blank between; `_` stands for the space, `~4` has a blank between. */
function merged(...specs: string[]) {
  let at = 0;
  const glyphs = specs.map((spec): Glyph => {
    const [text, probability, distance] = spec.split(' ');
    at += Number(distance!.slice(1));
    const glyph: Glyph = { text: text === '_' ? ' ' : text!, probability: Number(probability), at };
    return distance!.startsWith('+') ? { ...glyph, joined: true } : glyph;
  });
  return mergeDuplicateGlyphs(glyphs, STRIDE);
}
const text = (glyphs: Glyph[]) => glyphs.map((glyph) => glyph.text).join('');

test('of two glyphs a step apart in wide print the likelier one stays, and the other is its alternative', () => {
  const glyphs = merged('3 1 ~20', '2 1 ~20', '0 0.73 ~20', 'O 0.81 +4', 'M 1 ~20', 'L 1 ~20');
  expect(text(glyphs)).toBe('32OML');
  expect(glyphs[2]).toMatchObject({ digit: { text: '0', probability: 0.73 }, at: 62 });
  expect(text(merged('4 1 ~20', '7 0.84 ~20', 'Z 0.98 +4', '0 1 ~20'))).toBe('4Z0');
});

test('two that are both sure, stand apart, or have a blank between them both stay', () => {
  expect(text(merged('d 1 ~20', 'f 0.96 ~20', 'i 0.98 +4', 'c 1 ~20'))).toBe('dfic');
  expect(text(merged('d 1 ~20', 'l 0.8 ~20', 'e 0.7 +6', 'c 1 ~20'))).toBe('dlec');
  expect(text(merged('d 1 ~20', 'f 0.6 ~20', 'i 0.8 ~4', 'c 1 ~20'))).toBe('dfic');
});

test('in narrow print letters do stand a step apart', () => {
  expect(text(merged('d 1 ~8', 'f 0.8 ~8', 'i 0.8 +4', 'c 1 ~8'))).toBe('dfic');
});

test('accents of one base letter are one letter, however narrow the print', () => {
  const glyphs = merged('r 1 ~8', 'é 0.96 ~8', 'e 0.58 +6', 's 1 ~8');
  expect(text(glyphs)).toBe('rés');
  expect(glyphs[1]!.alternatives).toEqual([{ text: 'e', probability: 0.58 }]);
  expect(text(merged('n 1 ~20', 'é 0.99 ~20', 'e 0.99 +16'))).toBe('née');
});

test('a space is never merged', () => {
  expect(text(merged('a 1 ~20', 'b 1 ~20', '_ 0.6 +4', 'c 0.7 +4', 'd 1 ~20'))).toBe('ab cd');
});
