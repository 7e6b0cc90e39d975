import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReader, type Reader } from '../src/pipeline/index.ts';
import { plainPage } from './corpus/plain-page.ts';

/** Not a word that tells the language: the order of day and month hangs on the hint. */
const SPARSE = ['4711', '03/04/2026', '$ 10.00'];

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

const readWith = async (lines: readonly string[], language?: string) =>
  reader.read(plainPage(lines), language === undefined ? {} : { language });

describe('the language that the caller names', () => {
  test('is taken for that of a page that does not show its own', async () => {
    expect(await readWith(SPARSE)).not.toHaveProperty('language');
    expect(await readWith(SPARSE, 'German')).toMatchObject({ language: 'de' });
    expect(await readWith(SPARSE, 'german')).toMatchObject({ language: 'de' });
  });

  test('tells how its dates are read', async () => {
    const dateOf = async (language?: string) =>
      (await readWith(['Date', '03/04/2026', 'Sum', '$ 10.00'], language)).issueDate?.value;
    expect([await dateOf(), await dateOf('English'), await dateOf('German')]).toEqual([
      '2026-03-04',
      '2026-03-04',
      '2026-04-03',
    ]);
  });

  test('is never in the result by its English name, whatever it is', async () => {
    for (const name of ['German', 'English', 'Netherlands', 'Cebuano', 'Devanagari', 'HWT_ENG'])
      expect((await readWith(SPARSE, name)).language ?? 'none', name).toMatch(/^(?:[a-z]{2}|none)$/);
  });

  test('gives way to the language of the page', async () => {
    const lines = [
      'Rechnung Nr. 4711',
      'Rechnungsdatum 12.03.2026',
      'Gesamtbetrag 10,00 EUR',
      'Zahlbar bis 26.03.2026',
    ];
    expect(await readWith(lines, 'French')).toMatchObject({ language: 'de' });
  });

  test('does not hide the few words of another when it is English, which many clients name by default', async () => {
    const lines = ['Invoice date 12.03.2024', 'Esedékesség: 26.03.2024'];
    expect((await readWith(lines, 'English')).dueDate?.value).toBe('2024-03-26');
  });
});
