import { expect, test } from 'vitest';
import type { Word } from '../../document/index.ts';
import { mergeWords } from './merge-words.ts';

const CYRILLIC = /\p{Script=Cyrillic}/u;

const word = (text: string, x0: number, confidence = 0.9): Word => ({
  text,
  box: { x0, y0: 0, x1: x0 + 10, y1: 10 },
  confidence,
  source: 'ocr',
});

test('words in the language’s letters come from its recogniser, all others from ours', () => {
  const ours = [word('Cyma', 0), word('1.234,56', 20)];
  const theirs = [word('Сума', 1), word('1.284,56', 21)];
  expect(mergeWords(ours, theirs, CYRILLIC).map(({ text }) => text)).toEqual(['1.234,56', 'Сума']);
});

test('a word stays ours where the other is unsure, or in Latin letters', () => {
  expect(mergeWords([word('Total', 0)], [word('То', 0, 0.1)], CYRILLIC)[0]?.text).toBe('Total');
  expect(mergeWords([word('Total', 0)], [word('Total', 0)], CYRILLIC)[0]?.text).toBe('Total');
});
