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

test('repeats are one character unless a blank separates them', () => {
  expect(decode('-aa-abb').map((glyph) => glyph.text)).toEqual(['a', 'a', 'b']);
});

test('a character stands at the middle of its steps, in pixels of the input', () => {
  expect(decode('-aaa----').map((glyph) => glyph.at)).toEqual([20]);
  expect(decode('----b', 80).map((glyph) => glyph.at)).toEqual([72]);
});

test('only blanks: nothing', () => {
  expect(decode('----')).toEqual([]);
});

test('the alternatives of a letter are the same letter with other accents, the likeliest first', () => {
  const alphabet = ['', 'e', 'é', 'è', 'b'];
  const variants = [undefined, [1, 2, 3], [1, 2, 3], [1, 2, 3], undefined];
  const steps = [
    [0, 0.05, 0.6, 0.3, 0.05],
    [0, 0.2, 0.7, 0.05, 0.05],
    [0.05, 0, 0, 0, 0.95],
  ];
  const [e, b] = decodeCtc(Float32Array.from(steps.flat()), 3, alphabet, 24, {
    variants,
    digits: [],
    identical: [],
  });
  expect(e).toMatchObject({ text: 'é' });
  expect(e!.alternatives!.map(({ text }) => text)).toEqual(['è', 'e']);
  expect(b!.alternatives).toBeUndefined();
});

test('one letter that came out as two without a blank between is one', () => {
  const alphabet = ['', 'i', 'í'];
  const steps = [
    [0.1, 0.8, 0.1],
    [0.1, 0.2, 0.7],
    [0.9, 0.1, 0],
    [0.1, 0.2, 0.7],
  ];
  const variants = [undefined, [1, 2], [1, 2]];
  const glyphs = decodeCtc(Float32Array.from(steps.flat()), 4, alphabet, 32, {
    variants,
    digits: [],
    identical: [],
  });
  expect(glyphs.map(({ text }) => text)).toEqual(['i', 'í']);
});

test('a letter that may be a digit has that digit and its probability', () => {
  const alphabet = ['', 'O', '0', 'A'];
  const steps = [
    [0, 0.8, 0.15, 0.05],
    [0, 0.75, 0.25, 0],
    [0.9, 0, 0.1, 0],
    [0, 0, 0.2, 0.8],
    [0.9, 0, 0.1, 0],
    [0, 0.996, 0.004, 0],
  ];
  const confusions = { variants: [], digits: [undefined, 2, undefined, undefined], identical: [] };
  const [maybe, letter, sure] = decodeCtc(Float32Array.from(steps.flat()), 6, alphabet, 48, confusions);
  expect(maybe).toMatchObject({ text: 'O', digit: { text: '0', probability: 0.25 } });
  expect(letter!.digit).toBeUndefined();
  expect(sure!.digit).toBeUndefined();
});
