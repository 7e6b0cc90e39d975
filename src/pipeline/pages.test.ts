import { expect, test } from 'vitest';
import { ReadError } from '../base/index.ts';
import type { OpenDocument, Page } from '../document/index.ts';
import { readPages } from './pages.ts';

const word = { text: 'Total', box: { x0: 0, y0: 0, x1: 1, y1: 1 }, confidence: 1, source: 'text' as const };

/** Two pages: the first has its words, the second fails. */
function twoPages(error: Error): OpenDocument {
  const page = async (number: number) => {
    if (number === 2) throw error;
    return { page: number, width: 100, height: 100, words: [word] } as unknown as Page;
  };
  return { pageCount: 2, page, close: () => {} } as unknown as OpenDocument;
}

test.each([
  Object.assign(new Error('write'), { code: 'ENOSPC' }),
  new Error('vips: unix error: No space left on device'),
  new ReadError('damaged_image', undefined, { cause: Object.assign(new Error(), { code: 'ENOMEM' }) }),
])(
  'a page that the machine was not able to read fails the document: part of it would pass for the whole',
  async (error) => {
    await expect(readPages(twoPages(error), {}, {})).rejects.toMatchObject({ code: 'machine_fault' });
  },
);

test('a missing model fails the document by its own name', async () => {
  const error = new ReadError('model_unusable', 'latin.onnx is missing');
  await expect(readPages(twoPages(error), {}, {})).rejects.toBe(error);
});

test('a damaged page is named in its report, and the others are read', async () => {
  const { pages, reports } = await readPages(twoPages(new ReadError('damaged_image')), {}, {});
  expect(pages).toHaveLength(1);
  expect(reports[1]).toMatchObject({ source: 'failed', error: { code: 'damaged_image' } });
});
