import { expect, test } from 'vitest';
import type { PageText, Word } from '../document/index.ts';
import { arrange } from './index.ts';

const SIZE = 10;
const word = (text: string, x: number, y: number, size = SIZE): Word => ({
  text,
  box: { x0: x, y0: y, x1: x + text.length * size * 0.5, y1: y + size },
  confidence: 1,
  source: 'text',
});
/** Words of a line one after the other with ordinary spaces. */
const line = (text: string, x: number, y: number, size = SIZE): Word[] => {
  let at = x;
  return text.split(' ').map((part) => {
    const made = word(part, at, y, size);
    at = made.box.x1 + 0.3 * size;
    return made;
  });
};
const page = (...words: Word[]): PageText => ({ page: 1, width: 600, height: 800, words });

test('words with ordinary spaces are one segment, a wide gap parts two', () => {
  const { segments } = arrange([page(...line('Total amount due', 50, 100), ...line('120.00 EUR', 300, 100))]);
  expect(segments.map(({ text }) => text)).toEqual(['Total amount due', '120.00 EUR']);
});

test('a line is kept together under a tilt of one degree', () => {
  const tilted = [...line('Invoice number', 50, 100), ...line('4711', 260, 103), ...line('Page 1', 480, 106)];
  const { pages } = arrange([page(...tilted)]);
  expect(pages[0]!.lines.map((l) => l.segments.map(({ text }) => text))).toEqual([
    ['Invoice number', '4711', 'Page 1'],
  ]);
});

test('an address beside another becomes a block of its own', () => {
  const left = ['Miller Ltd', '12 Long Road', 'Leeds'].flatMap((text, i) => line(text, 50, 100 + 13 * i));
  const right = ['Baker Inc', '5 Main St', 'Boston'].flatMap((text, i) => line(text, 320, 104 + 13 * i));
  const { pages } = arrange([page(...left, ...right)]);
  const blocks = pages[0]!.blocks.map((b) => b.segments.map(({ text }) => text).join(' / '));
  expect(blocks).toEqual(['Miller Ltd / 12 Long Road / Leeds', 'Baker Inc / 5 Main St / Boston']);
});

test('a blank line ends a block but not a column', () => {
  const words = [
    ...line('Anna Meyer', 50, 100),
    ...line('Ringweg 3', 50, 113),
    ...line('20099 Hamburg', 50, 146),
  ];
  const { pages } = arrange([page(...words)]);
  expect(pages[0]!.blocks).toHaveLength(2);
  expect(pages[0]!.columns).toHaveLength(1);
});

test('print along the margin and words without a size take no part', () => {
  const margin: Word = { ...word('Registered', 5, 100), box: { x0: 5, y0: 100, x1: 12, y1: 180 } };
  const flat: Word = { ...word('x', 90, 90), box: { x0: 90, y0: 90, x1: 90, y1: 90 } };
  expect(arrange([page(margin, flat, ...line('Invoice', 50, 100))]).segments.map(({ text }) => text)).toEqual(
    ['Invoice'],
  );
});

test('a page without words is a page without lines', () => {
  expect(arrange([page()]).pages[0]).toMatchObject({ lines: [], blocks: [], columns: [] });
});
