import { expect, test } from 'vitest';
import { openDocument } from '../src/document/index.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { PASSWORD_CASES } from './corpus/password-cases.ts';

test.each(Object.entries(PASSWORD_CASES))('%s', async (_, { reads, make }) => {
  const opening = openDocument(await make(), DEFAULT_LIMITS);
  if (reads === 'locked') {
    await expect(opening).rejects.toMatchObject({ code: 'encrypted_pdf' });
    return;
  }
  const document = await opening;
  const page = await document.page(1);
  expect(page.words?.map(({ text }) => text) ?? []).toEqual(expect.arrayContaining([...reads]));
  // Pictures are locked as words are.
  const { data } = await page.raster();
  expect(data.some((value) => value < 80)).toBe(true);
  document.close();
});
