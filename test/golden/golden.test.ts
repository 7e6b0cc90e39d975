/**
 * The whole result of the extraction on recorded words: every value as it was, every confidence about as it was. What the extraction
 * is meant to do otherwise is taken over with `npm run golden`; look at the diff before it is committed.
 */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currentFacts, factsPath, GOLDEN, recordedFacts } from './documents.ts';
import { compareFacts } from './facts-file.ts';
import { pagesOfText } from './text-page.ts';
import { formatWords, parseWords } from './words-file.ts';

test('samples and invented pages are recorded, each with its facts', () => {
  expect(GOLDEN.length).toBeGreaterThanOrEqual(100);
  expect(GOLDEN.filter(({ name }) => !existsSync(factsPath(name)))).toEqual([]);
});

test.each(GOLDEN)('$name gives the facts that were recorded', (golden) => {
  expect(compareFacts(recordedFacts(golden.name), currentFacts(golden))).toEqual([]);
});

describe('the files', () => {
  test('words come back as they were written, turned ones and those by OCR too', () => {
    const box = { x0: 10.1, y0: 20, x1: 30.5, y1: 40.2 };
    const word = { text: 'Net:', box, confidence: 1, source: 'text' as const };
    const read = {
      text: '@5 €',
      box: { x0: 1, y0: 2, x1: 3, y1: 4 },
      confidence: 0.987,
      source: 'ocr' as const,
    };
    const pages = [
      { page: 1, width: 595.28, height: 841.89, words: [word, { ...word, angle: 270 }] },
      { page: 2, width: 1700, height: 2200, words: [read] },
      { page: 3, width: 595, height: 842, words: [] },
    ];
    expect(parseWords(formatWords(pages))).toEqual(pages);
  });

  test('a drawn page has its words where the letters stand', () => {
    const [first, second] = pagesOfText('Net   5\n====\n\n Total\n');
    expect(first!.words.map(({ text, box }) => [text, box.x0, box.x1])).toEqual([
      ['Net', 40, 55],
      ['5', 70, 75],
    ]);
    expect(second).toMatchObject({ page: 2, words: [{ text: 'Total', box: { x0: 45, y0: 54 } }] });
  });

  const line = (confidence: number, value: string) =>
    `seller.name\t${confidence.toFixed(4)}\t1 0.100 0.100 0.200 0.200\ttext\t"${value}"\t\n`;

  test('another value, a missing fact and a new one are told', () => {
    expect(compareFacts(line(0.9, 'A'), line(0.9, 'B'))).toHaveLength(1);
    expect(compareFacts(line(0.9, 'A'), '')).toEqual([expect.stringContaining('is missing')]);
    expect(compareFacts('', line(0.9, 'A'))).toEqual([expect.stringContaining('is new')]);
  });

  test('a confidence may be off by 0.02 in the middle, and by a tenth of it near certainty', () => {
    expect(compareFacts(line(0.5, 'A'), line(0.519, 'A'))).toEqual([]);
    expect(compareFacts(line(0.5, 'A'), line(0.522, 'A'))).toHaveLength(1);
    expect(compareFacts(line(0.98, 'A'), line(0.9815, 'A'))).toEqual([]);
    expect(compareFacts(line(0.98, 'A'), line(0.99, 'A'))).toHaveLength(1);
  });
});
