import { expect, test } from 'vitest';
import { findPageMark } from './page-marks.ts';

const markOf = (text: string) =>
  findPageMark({
    page: 1,
    width: 595,
    height: 842,
    words: text.split(' ').map((word) => ({
      text: word,
      box: { x0: 0, y0: 0, x1: 1, y1: 1 },
      confidence: 1,
      source: 'text',
    })),
  });

test.each([
  ['Page 2 of 3', { page: 2, of: 3 }],
  ['Invoice Page: 1/2', { page: 1, of: 2 }],
  ['Seite 1 von 12', { page: 1, of: 12 }],
  ['Página 2 de 2', { page: 2, of: 2 }],
  ['Pag. 1 di 4', { page: 1, of: 4 }],
  ['Strona 3 z 3', { page: 3, of: 3 }],
  ['Blad 2', { page: 2 }],
  ['page 1 sur 2 … page 1 sur 2', { page: 1, of: 2 }],
])('%s', (text, mark) => {
  expect(markOf(text)).toEqual(mark);
});

test.each([
  '1/2 pallet of stone',
  'homepage 3',
  'see pages 1 and 2',
  'Page 1 Page 2 Page 3',
  'Page 5 of 3',
  'Side 12,50',
])('%s is none', (text) => {
  expect(markOf(text)).toBeUndefined();
});
