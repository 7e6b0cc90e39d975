import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonCounter } from './count-json.ts';

/** Whether a text is let through when it arrives in chunks of this size. */
function passes(text: string, size = 7): boolean {
  const look = createJsonCounter();
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; at += size) look(bytes.subarray(at, at + size));
    return true;
  } catch {
    return false;
  }
}

test.each([
  ['many names', `{${Array.from({ length: 20_001 }, (_, i) => `"${i}":1`).join()}}`],
  ['many objects', `[${'{},'.repeat(20_000)}{}]`],
  ['many levels', `${'['.repeat(65)}${']'.repeat(65)}`],
  ['many values after a text that ends in a backslash', `["\\\\",${'1,'.repeat(20_001)}1]`],
])('%s are refused', (_name, text) => {
  expect(passes(text)).toBe(false);
  expect(passes(text, 65_536)).toBe(false);
});

test('what stands in a text does not count', () => {
  expect(passes(JSON.stringify({ image: '{[,:'.repeat(30_000) }))).toBe(true);
  expect(passes(JSON.stringify({ image: '\\",{'.repeat(30_000) }))).toBe(true);
});

test('however a body is cut into chunks, the same is counted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('"', '\\', '{', 'a')),
      fc.integer({ min: 1, max: 9 }),
      (parts, size) => {
        const text = JSON.stringify(parts.join(''));
        expect(passes(`${text}${','.repeat(20_000)}`, size)).toBe(true);
        expect(passes(`${text}${','.repeat(20_001)}`, size)).toBe(false);
      },
    ),
    { numRuns: 100, seed: 20 },
  );
});
