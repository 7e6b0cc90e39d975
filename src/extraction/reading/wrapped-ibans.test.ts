import { expect, it } from 'vitest';
import type { PageText, Word } from '../../document/index.ts';
import { arrange } from '../../layout/index.ts';
import { read } from './reading.ts';

/** Lines of words, each 8 wide a letter, at a left edge. */
function page(lines: readonly [x: number, y: number, text: string][]): PageText {
  const words: Word[] = lines.flatMap(([x, y, text]) => {
    let left = x;
    return text.split(' ').map((part) => {
      const box = { x0: left, y0: y, x1: left + 8 * part.length, y1: y + 12 };
      left = box.x1 + 5;
      return { text: part, box, confidence: 1, source: 'text' as const };
    });
  });
  return { number: 1, width: 600, height: 800, words } as unknown as PageText;
}

const ibansOf = (lines: readonly [number, number, string][]) =>
  read(arrange([page(lines)]))
    .ibans.filter(({ value }) => value.valid)
    .map(({ value }) => value.iban);

it('joins an IBAN that a narrow column breaks, when its checksum is right', () => {
  expect(
    ibansOf([
      [40, 100, 'DE89 3704 0044'],
      [40, 116, '0532 0130 00'],
    ]),
  ).toEqual(['DE89370400440532013000']);
  expect(
    ibansOf([
      [40, 100, 'DE89 3704'],
      [40, 116, '0044 0532'],
      [40, 132, '0130 00'],
    ]),
  ).toEqual(['DE89370400440532013000']);
});

it('joins nothing else', () => {
  expect(
    ibansOf([
      [40, 100, 'DE89 3704 0044'],
      [40, 116, '0532 0130 01'],
    ]),
  ).toEqual([]);
  expect(
    ibansOf([
      [40, 100, 'DE89 3704 0044'],
      [40, 300, '0532 0130 00'],
    ]),
  ).toEqual([]);
  expect(
    ibansOf([
      [40, 100, 'DE89 3704 0044'],
      [400, 116, '0532 0130 00'],
    ]),
  ).toEqual([]);
});
