import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NETWORK_STRIDE } from './detector-network.ts';
import { cutSide } from './tiles.ts';

const side = fc.integer({ min: 1, max: 400 }).map((strides) => strides * NETWORK_STRIDE);

test('tiles fill every pixel of a side exactly once, each from the pixels that it sees', () => {
  fc.assert(
    fc.property(side, fc.integer({ min: 1, max: 8 }), (length, parts) => {
      const spans = cutSide(length, parts);
      let at = 0;
      for (const { start, size, from, to } of spans) {
        expect(from).toBe(at);
        expect(to).toBeGreaterThan(from);
        expect(start).toBeLessThanOrEqual(from);
        expect(start + size).toBeGreaterThanOrEqual(to);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + size).toBeLessThanOrEqual(length);
        expect(size % NETWORK_STRIDE).toBe(0);
        at = to;
      }
      expect(at).toBe(length);
    }),
  );
});
