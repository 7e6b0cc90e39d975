import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutSide } from './detector.ts';
import { PAINTER_STRIDE } from './painter.ts';

const side = fc.integer({ min: 1, max: 400 }).map((strides) => strides * PAINTER_STRIDE);

test('tiles answer for every pixel of a side exactly once, from within what they see', () => {
  fc.assert(
    fc.property(side, fc.integer({ min: 1, max: 8 }), (length, parts) => {
      const cuts = cutSide(length, parts);
      let at = 0;
      for (const { start, size, from, to } of cuts) {
        expect(from).toBe(at);
        expect(to).toBeGreaterThan(from);
        expect(start).toBeLessThanOrEqual(from);
        expect(start + size).toBeGreaterThanOrEqual(to);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + size).toBeLessThanOrEqual(length);
        expect(size % PAINTER_STRIDE).toBe(0);
        at = to;
      }
      expect(at).toBe(length);
    }),
  );
});
