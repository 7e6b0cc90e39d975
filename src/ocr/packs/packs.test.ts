import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Word } from '../../document/index.ts';
import { findLanguage, LANGUAGES } from '../../knowledge/recognition-languages.ts';
import { PAGES } from './fixtures/pages.ts';
import { addLanguage } from './install.ts';
import { joinTouching, mergeWords } from './merge.ts';
import { installedPacks, listSupport, missingPack } from './packs.ts';
import { openScriptReader } from './reader.ts';

const word = (text: string, x0: number, confidence = 0.9): Word => ({
  text,
  box: { x0, y0: 0, x1: x0 + 10, y1: 10 },
  confidence,
  source: 'ocr',
});

describe('the table of languages', () => {
  test('says of all 154 what reads them: nothing to install for letters that our recognisers know, a pack for every other', () => {
    const support = listSupport();
    expect(support).toHaveLength(154);
    const ours = ['Greek', 'Bulgarian', 'Russian', 'Ukrainan', 'Macedonian', 'Belorussian'];
    for (const { name, script, pack, installed } of support) {
      expect([name, pack === undefined]).toEqual([name, script === 'Latin' || ours.includes(name)]);
      if (pack === undefined) expect(installed).toBe(true);
    }
  });
});

describe('two readings of a page', () => {
  test('give the words in the script from one, and all else from ours', () => {
    const ours = [word('Cyma', 0), word('1.234,56', 20)];
    const theirs = [word('Сума', 1), word('1.284,56', 21)];
    expect(mergeWords(ours, theirs, 'Cyrillic').map(({ text }) => text)).toEqual(['1.234,56', 'Сума']);
  });

  test('stay ours where the other is unsure, or the page is in Latin letters after all', () => {
    expect(mergeWords([word('Total', 0)], [word('То', 0, 0.1)], 'Cyrillic')[0]?.text).toBe('Total');
    expect(mergeWords([word('Total', 0)], [word('Total', 0)], 'Cyrillic')[0]?.text).toBe('Total');
  });

  test('signs that touch are one word', () => {
    const joined = joinTouching([word('請', 0), word('求', 11), word('書', 22), word('合', 60)]);
    expect(joined.map(({ text }) => text)).toEqual(['請求書', '合']);
    expect(joined[0]?.box).toEqual({ x0: 0, y0: 0, x1: 32, y1: 10 });
  });
});

describe('adding a language', () => {
  let folder: string;
  const before = { ...process.env };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inkvoice-packs-'));
    process.env.INKVOICE_PACKS = join(folder, 'packs');
  });
  afterEach(() => {
    process.env = { ...before };
    rmSync(folder, { recursive: true, force: true });
  });

  test('puts its pack where readers look, and the warning is gone', async () => {
    expect(missingPack('georgian')).toContain('inkvoice languages add Georgian');
    expect(missingPack('German')).toBeUndefined();
    expect(await addLanguage('Georgian', async () => Buffer.from('pack'))).toMatchObject({
      kind: 'added',
      packs: ['kat'],
    });
    expect(readFileSync(join(folder, 'packs', 'kat.traineddata'), 'utf8')).toBe('pack');
    expect(missingPack('Georgian')).toBeUndefined();
    expect(await addLanguage('georgian')).toMatchObject({ kind: 'present' });
  });

  const hasRussian = installedPacks(findLanguage('Kabardian')!) !== undefined;
  test.skipIf(hasRussian)('takes what stands in for a pack that cannot be had', async () => {
    const fetchPack = async (pack: string) => {
      if (pack === 'rus') throw new Error('no such package');
      return Buffer.from(pack);
    };
    expect(await addLanguage('Kabardian', fetchPack)).toMatchObject({ kind: 'added', packs: ['bel', 'bul'] });
    expect(installedPacks(findLanguage('Chechen')!)?.packs).toEqual(['bel', 'bul']);
  });

  test('says what it cannot do', async () => {
    expect(await addLanguage('Klingon')).toEqual({ kind: 'unknown' });
    expect(await addLanguage('Welsh-like Latin')).toEqual({ kind: 'unknown' });
    expect(await addLanguage('Polish')).toEqual({ kind: 'built-in' });
    expect(await addLanguage('Greek')).toEqual({ kind: 'built-in' });
    const none = async () => Promise.reject(new Error('npm could not get it'));
    expect(await addLanguage('Thai', none)).toEqual({ kind: 'failed', reason: 'npm could not get it' });
    expect(existsSync(join(folder, 'packs', 'tha.traineddata'))).toBe(false);
  });
});

describe('pages in other scripts', () => {
  for (const { language, lines } of PAGES) {
    const installed = installedPacks(LANGUAGES.find(({ name }) => name === language)!);

    test.skipIf(!installed)(`${language} is read with its pack`, async () => {
      const picture = sharp(readFileSync(new URL(`fixtures/${language}.png`, import.meta.url))).flatten({
        background: 'white',
      });
      const { data, info } = await picture
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const reader = await openScriptReader(installed!);
      const read = await reader.read({ data, width: info.width, height: info.height });
      await reader.close();
      const letters = (text: string) => text.replace(/[^\p{L}\p{M}]/gu, '');
      const expected = letters(lines.join(''));
      const found = letters(read.map(({ text }) => text).join(''));
      const right = [...new Set(expected)].filter((letter) => found.includes(letter));
      expect(right.length / new Set(expected).size).toBeGreaterThan(0.8);
    });
  }
});
