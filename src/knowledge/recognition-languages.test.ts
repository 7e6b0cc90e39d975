import { expect, test } from 'vitest';
import { findLanguage, LANGUAGES, languageCodeOf } from './recognition-languages.ts';

test('there are the 154 names of the contract, each once, spelt as there', () => {
  expect(LANGUAGES).toHaveLength(154);
  expect(new Set(LANGUAGES.map(({ name }) => name.toLowerCase())).size).toBe(154);
  const names = LANGUAGES.map(({ name }) => name);
  for (const odd of [
    'Netherlands',
    'Ukrainan',
    'Kazah',
    'Belorussian',
    'Serbo_Croatian',
    'HWT_ENG',
    'Waray_Waray',
  ]) {
    expect(names).toContain(odd);
  }
  expect([names[0], names.at(-1)]).toEqual(['English', 'Devanagari']);
});

test('every language has a script, and a code of two or three letters where it has one', () => {
  for (const { code, script } of LANGUAGES) {
    expect(script).toMatch(/^[A-Z][a-z]+$/);
    if (code !== undefined) expect(code).toMatch(/^[a-z]{2,3}$/);
  }
});

test('a language is found in any case, and nothing else is', () => {
  expect(findLanguage('gERMAN')).toEqual({ name: 'German', code: 'de', script: 'Latin' });
  for (const name of ['', 'de', 'Klingon', '__proto__', 'German '])
    expect(findLanguage(name)).toBeUndefined();
});

test('a name gives the code of ISO 639-1, where there is one', () => {
  expect(['german', 'English', 'HWT_ENG', 'Netherlands'].map(languageCodeOf)).toEqual([
    'de',
    'en',
    'en',
    'nl',
  ]);
  for (const name of ['Devanagari', 'Cebuano', 'de', 'Klingon']) expect(languageCodeOf(name)).toBeUndefined();
});
