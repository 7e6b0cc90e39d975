import { expect, test } from 'vitest';
import type { PageText, Word } from '../document/index.ts';
import { arrange } from './index.ts';

/** Words of a line one after the other with ordinary spaces; ten units high. */
const line = (text: string, x: number, y: number): Word[] => {
  let at = x;
  return text.split(' ').map((part) => {
    const box = { x0: at, y0: y, x1: at + 5 * part.length, y1: y + 10 };
    at = box.x1 + 3;
    return { text: part, box, confidence: 1, source: 'text' };
  });
};
const texts = (...words: Word[]) => {
  const page: PageText = { page: 1, width: 600, height: 800, words };
  return arrange([page]).segments.map(({ text }) => text);
};
const LONG = 'Unit 12 Lower Quarry Road Industrial Estate QX1';
const NEXT_COLUMN = line(LONG, 50, 113).at(-1)!.box.x1 + 3;

test('a long line that touches the next column is cut where that column starts above and below', () => {
  const found = texts(
    ...line('Alder Tools Ltd', 50, 100),
    ...line('Hazel Works', NEXT_COLUMN, 100),
    ...line(`${LONG} 7 Canal Street`, 50, 113),
    ...line('+44 555 0100', 50, 126),
    ...line('+44 555 0199', NEXT_COLUMN, 126),
  );
  expect(found).toEqual([
    'Alder Tools Ltd',
    'Hazel Works',
    LONG,
    '7 Canal Street',
    '+44 555 0100',
    '+44 555 0199',
  ]);
});

test('a line stays whole where only the one above it has a second column', () => {
  const found = texts(
    ...line('Alder Tools Ltd', 50, 100),
    ...line('Hazel Works', NEXT_COLUMN, 100),
    ...line(`${LONG} 7 Canal Street`, 50, 113),
    ...line('Thank you for your order', 50, 126),
  );
  expect(found).toContain(`${LONG} 7 Canal Street`);
});
