import { expect, test } from 'vitest';
import { decodeXml, parseXml, withoutLongTexts } from './index.ts';

const MEGABYTE = 1024 * 1024;
const withTexts = (...sizes: number[]) =>
  Buffer.from(
    `<a><ID>1</ID>${sizes.map((size) => `<file>${'QUJD'.repeat(size / 4)}</file>`).join('')}<ID>2</ID></a>`,
  );

test('files of several megabytes are left out, all else is kept', () => {
  const kept = withoutLongTexts(withTexts(5 * MEGABYTE, 1024, 20 * MEGABYTE));
  expect(kept.length).toBeLessThan(2000);
  const texts = parseXml(decodeXml(kept)).children.map(({ name, text }) => [name, text.length]);
  expect(texts).toEqual([
    ['ID', 1],
    ['file', 0],
    ['file', 1024],
    ['file', 0],
    ['ID', 1],
  ]);
});

test('a text that is just within the limit, and a file of many small elements, stay', () => {
  const within = withTexts(MEGABYTE / 2, MEGABYTE / 2, MEGABYTE / 2);
  expect(withoutLongTexts(within)).toBe(within);
});
