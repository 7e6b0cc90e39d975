import { expect, test } from 'vitest';
import { decodeCtc } from './ctc.ts';

const ALPHABET = ['', 'a', 'b', ' '];

/** One step for each character: its class likeliest with probability 0.9; `-` is the blank. */
function output(steps: string): Float32Array {
  return Float32Array.from(
    [...steps].flatMap((step) =>
      ALPHABET.map((_, c) => (c === Math.max(0, ALPHABET.indexOf(step)) ? 0.9 : 0.02)),
    ),
  );
}
const decode = (steps: string, width = steps.length * 8) =>
  decodeCtc(output(steps), steps.length, ALPHABET, width);

test('repeats are one character unless a blank parts them', () => {
  expect(decode('-aa-abb').map((glyph) => glyph.text)).toEqual(['a', 'a', 'b']);
});

test('a character stands at the middle of its steps, in pixels of the input', () => {
  expect(decode('-aaa----').map((glyph) => glyph.at)).toEqual([20]);
  expect(decode('----b', 80).map((glyph) => glyph.at)).toEqual([72]);
});

test('only blanks: nothing', () => {
  expect(decode('----')).toEqual([]);
});
