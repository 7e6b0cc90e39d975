import type { Word } from '../../document/index.ts';
import type { Rectangle, Size } from '../picture/index.ts';
import type { LineWord } from './words.ts';

/** Maps a point of the picture onto the picture as it is handed out. */
export type Place = (x: number, y: number) => readonly [x: number, y: number];

export const inPlace: Place = (x, y) => [x, y];

/** Where a point of `from` lies after turning it by `angle` (radians, clockwise) about the centre onto the canvas of `to`. */
export function turned(from: Size, to: Size, angle: number): Place {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (x, y) => {
    const dx = x - from.width / 2;
    const dy = y - from.height / 2;
    return [to.width / 2 + dx * cos - dy * sin, to.height / 2 + dx * sin + dy * cos];
  };
}

/** The upright box around a word of a line that stands in `area`. */
export function placeWord(area: Rectangle, word: LineWord, place: Place): Word {
  const cos = Math.cos(area.angle);
  const sin = Math.sin(area.angle);
  const xs: number[] = [];
  const ys: number[] = [];
  for (const across of [word.left, word.right]) {
    for (const down of [word.top, word.bottom]) {
      const u = (across - 0.5) * area.width;
      const v = (down - 0.5) * area.height;
      const [x, y] = place(area.cx + u * cos - v * sin, area.cy + u * sin + v * cos);
      xs.push(x);
      ys.push(y);
    }
  }
  const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  return { text: word.text, box, confidence: word.confidence, source: 'ocr' };
}
