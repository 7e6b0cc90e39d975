import type { PageText } from '../../document/index.ts';

/** A line of print; ten units high unless said. */
export type Print = readonly [x: number, y: number, text: string, height?: number];

/** A sheet with lines of text, six tenths of their height a letter. */
export function printedPage(lines: readonly Print[], width = 600): PageText {
  const words = lines.flatMap(([x, y, text, height = 10]) => {
    let at = x;
    return text.split(' ').map((word) => {
      const box = { x0: at, y0: y, x1: at + 0.6 * height * [...word].length, y1: y + height };
      at = box.x1 + 0.4 * height;
      return { text: word, box, confidence: 1, source: 'text' as const };
    });
  });
  return { page: 1, width, height: 840, words };
}
