import { expect, test } from 'vitest';
import { LINE_HEIGHT } from './crop-line.ts';
import type { Glyph } from './glyphs.ts';
import { buildWords } from './words.ts';

/** A line of letters, each a bar: where it starts, how wide it is and its grey level. */
function line(bars: readonly (readonly [x: number, width: number, level: number])[], text: string) {
  const width = Math.max(...bars.map(([x, w]) => x + w)) + 10;
  const data = new Uint8Array(width * LINE_HEIGHT).fill(250);
  for (const [x, w, level] of bars) {
    for (let y = 10; y < 38; y++) data.fill(level, y * width + x, y * width + x + w);
  }
  const glyphs = [...text].map((letter, i): Glyph => {
    const [x, w] = bars[i]!;
    return { text: letter, probability: 0.9, at: x + w / 2 };
  });
  const area = { cx: 0, cy: 0, width, height: LINE_HEIGHT, angle: 0 };
  return buildWords({ data, width, area }, glyphs).map((word) => word.text);
}

const bar = (x: number, level: number) => [x, 12, level] as const;

test('a gap as wide as a space separates words though no space was read', () => {
  expect(line([bar(10, 20), bar(26, 20), bar(42, 20), bar(74, 20), bar(90, 20)], 'abcde')).toEqual([
    'abc',
    'de',
  ]);
});

test('grey letters beside black ones are not taken for gaps', () => {
  const black = Array.from({ length: 8 }, (_, i) => bar(10 + 16 * i, 20));
  const grey = Array.from({ length: 4 }, (_, i) => bar(154 + 16 * i, 170));
  expect(line([...black, ...grey], 'abcdefghijkl')).toEqual(['abcdefgh', 'ijkl']);
});

test('in print of fixed pitch a gap beside a narrow letter is no space', () => {
  const typed = (text: string) =>
    line(
      [...text].map((c, i) => ('il'.includes(c) ? thin(24 * i) : thick(24 * i))),
      text,
    );
  const thin = (x: number) => [x + 20, 4, 20] as const;
  const thick = (x: number) => [x + 13, 18, 20] as const;
  expect(typed('onlineilona')).toEqual(['onlineilona']);
});
