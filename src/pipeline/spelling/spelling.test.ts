import { expect, test } from 'vitest';
import type { Invoice } from '../../invoice/index.ts';
import { findLanguage } from '../../knowledge/recognition-languages.ts';
import { correctWords, isOneLetterAway } from './correct.ts';
import { openDictionary } from './dictionary.ts';
import { correctSpelling } from './index.ts';

const field = (value: string, source: 'ocr' | 'text' = 'ocr') => ({
  value,
  text: value,
  confidence: 0.9,
  source,
});
const invoice = (description: string, source: 'ocr' | 'text' = 'ocr'): Invoice => ({
  seller: { name: field('Acme Consultting'), address: field('12 Higg Streat') },
  buyer: {},
  totals: {},
  payeeAccount: { account: field('acount 123') },
  lines: [{ description: field(description, source), code: field('widgte') }],
  findings: [],
  pages: [],
  warnings: [],
});

test('misspelt words of a description are put right; what is printed stays beside it', async () => {
  const { lines } = await correctSpelling(invoice('Repair of the heatin pump and cleanng'));
  expect(lines[0]?.description?.value).toBe('Repair of the heating pump and cleaning');
  expect(lines[0]?.description?.text).toBe('Repair of the heatin pump and cleanng');
});

test('names, addresses, accounts and codes are never touched', async () => {
  const before = invoice('x');
  const after = await correctSpelling(before);
  expect({ ...after, lines: [] }).toEqual({ ...before, lines: [] });
  expect(after.lines[0]?.code?.value).toBe('widgte');
});

test.each([
  'SSD-drivve',
  'Acmee Widgett',
  'xqzt',
  'A4papr 80g',
  'mail@exmple.com',
  'pcs',
  'v2.beeta',
  'KABELL',
])('%s stays as it is printed', async (text) => {
  const dictionary = await openDictionary(findLanguage('English')!);
  expect(correctWords(text, dictionary!)).toBe(text);
});

test('a text layer says what its writer wrote: it stays', async () => {
  expect((await correctSpelling(invoice('heatin pump', 'text'))).lines[0]?.description?.value).toBe(
    'heatin pump',
  );
});

test('a language without a dictionary is a warning', async () => {
  expect((await correctSpelling(invoice('x'), 'Zulu')).warnings[0]).toContain('[dictionary_missing]');
});

test('one letter away is one more, one less, another one or two exchanged', () => {
  for (const other of ['ab', 'abcd', 'abx', 'acb', 'bac', 'xabc'])
    expect(isOneLetterAway('abc', other)).toBe(true);
  for (const other of ['abc', 'a', 'abcde', 'cba', 'xyc']) expect(isOneLetterAway('abc', other)).toBe(false);
});
