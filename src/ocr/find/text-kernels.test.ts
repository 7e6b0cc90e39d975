import { expect, test } from 'vitest';
import { CERTAIN } from './detector-network.ts';
import { cutKernels } from './text-kernels.ts';

/** A map drawn in text: `#` is 0.9, `+` 0.4, anything else 0. */
function cut(...rows: string[]) {
  const map = Uint8Array.from(rows.join(''), (c) => CERTAIN * (c === '#' ? 0.9 : c === '+' ? 0.4 : 0));
  return cutKernels(map, rows[0]!.length, rows.length);
}
const bounds = (hull: readonly (readonly [number, number])[]) => {
  const xs = hull.map(([x]) => x);
  const ys = hull.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

test('stretches that touch, even at corners, are one; others are not', () => {
  const kernels = cut('###....####', '###....####', '###....####', '...###.####');
  expect(kernels.map(({ hull }) => bounds(hull)).sort((a, b) => a[0]! - b[0]!)).toEqual([
    [0, 0, 6, 4],
    [7, 0, 11, 4],
  ]);
});

test('two arms that meet further down are one', () => {
  expect(cut('##...##', '##...##', '#######').map(({ hull }) => bounds(hull))).toEqual([[0, 0, 7, 3]]);
});

test('what is faint, or too small for a character, is left out', () => {
  expect(cut('++++++', '++++++', '++++++', '......')).toEqual([]);
  expect(cut('##....', '##....', '......', '......')).toEqual([]);
});
