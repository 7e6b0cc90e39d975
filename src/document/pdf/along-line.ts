import type { Glyph } from './glyphs.ts';

/** Degrees by which the lines of two glyphs of one word may differ. */
export const ANGLE_STEP = 5;

/** A glyph whose baseline is off by more than this, in font sizes, belongs to another line. */
export const BASELINE_SHIFT = 0.4;

/** The least angle between two directions in degrees, 0–180. */
export const difference = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

/** Whether a line runs neither level nor straight up or down. */
export const isSlanted = (angle: number) => difference(angle * 4, 0) > 4 * ANGLE_STEP;

/** Where a glyph starts and ends along a line of this direction, and its baseline's distance across the line. */
export function along(
  { box, x, y, advance }: Glyph,
  angle: number,
): { start: number; end: number; across: number } {
  if (angle === 0) return { start: box.x0, end: Math.max(box.x1, x + (advance ?? 0)), across: y };
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const across = y * cos - x * sin;
  // The box around a slanted glyph says nothing about its advance.
  if (isSlanted(angle)) return { start: x * cos + y * sin, end: x * cos + y * sin, across };
  // The box, not the origin: the letters of a ligature share one origin and divide its box.
  const [start, end] = [
    [box.x0, box.x1],
    [box.y0, box.y1],
    [-box.x1, -box.x0],
    [-box.y1, -box.y0],
  ][Math.round(angle / 90) % 4] as [number, number];
  // A font that claims too narrow widths: see advances.ts.
  const told = advance === undefined ? end : x * cos + y * sin + advance;
  return { start, end: Math.max(end, told), across };
}
