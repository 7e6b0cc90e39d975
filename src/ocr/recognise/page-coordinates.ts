import type { Word } from '../../document/index.ts';
import type { Rectangle, Size } from '../picture/index.ts';
import type { LineWord } from '../recogniser.ts';

/** Maps a point of the picture that was read to the picture that is handed out. */
export type PointMap = (x: number, y: number) => readonly [x: number, y: number];

export const keepPoint: PointMap = (x, y) => [x, y];

/** Where points of `from` lie once it is turned by `angle` (radians, clockwise) about its centre, on the canvas of `to`. */
export function mapTurned(from: Size, to: Size, angle: number): PointMap {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (x, y) => {
    const dx = x - from.width / 2;
    const dy = y - from.height / 2;
    return [to.width / 2 + dx * cos - dy * sin, to.height / 2 + dx * sin + dy * cos];
  };
}

/** A word of a line that stands in `area`, with the upright box around it. */
export function toPageWord(area: Rectangle, word: LineWord, map: PointMap = keepPoint): Word {
  const corners = cornersOf(area, word).map(([x, y]) => map(x, y));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  return { text: word.text, box, confidence: word.confidence, source: 'ocr' };
}

/** The edges of a word, given as fractions of the area `from`, as fractions of the area `to`. */
export function moveWord(word: LineWord, from: Rectangle, to: Rectangle): LineWord {
  const cos = Math.cos(to.angle);
  const sin = Math.sin(to.angle);
  const corners = cornersOf(from, word).map(([x, y]) => [x - to.cx, y - to.cy] as const);
  const across = corners.map(([dx, dy]) => (dx * cos + dy * sin) / to.width + 0.5);
  const down = corners.map(([dx, dy]) => (dy * cos - dx * sin) / to.height + 0.5);
  return {
    ...word,
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
  };
}

function cornersOf(area: Rectangle, word: LineWord): (readonly [x: number, y: number])[] {
  const cos = Math.cos(area.angle);
  const sin = Math.sin(area.angle);
  return [word.left, word.right].flatMap((across) =>
    [word.top, word.bottom].map((down) => {
      const u = (across - 0.5) * area.width;
      const v = (down - 0.5) * area.height;
      return [area.cx + u * cos - v * sin, area.cy + u * sin + v * cos] as const;
    }),
  );
}
