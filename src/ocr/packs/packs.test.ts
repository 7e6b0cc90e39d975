import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Word } from '../../document/index.ts';
import { findLanguage, LANGUAGES } from '../../knowledge/recognition-languages.ts';
import { toGrey } from '../picture/index.ts';
import { PAGES } from './fixtures/pages.ts';
import { addLanguage } from './install-pack.ts';
import { joinTouchingSigns } from './join-signs.ts';
import { describeMissingPack, findInstalledPacks, listSupport } from './language-packs.ts';
import { openTesseract } from './tesseract.ts';

const word = (text: string, x0: number, confidence = 0.9): Word => ({
  text,
  box: { x0, y0: 0, x1: x0 + 10, y1: 10 },
  confidence,
  source: 'ocr',
});

describe('the table of languages', () => {
  test('says of all 154 what reads them: the built-in recognisers, or a pack', () => {
    const support = listSupport();
    expect(support).toHaveLength(154);
    const ours = ['Greek', 'Bulgarian', 'Russian', 'Ukrainan', 'Macedonian', 'Belorussian'];
    for (const { name, script, pack, installed } of support) {
      expect([name, pack === undefined]).toEqual([name, script === 'Latin' || ours.includes(name)]);
      if (pack === undefined) expect(installed).toBe(true);
    }
  });
});

test('signs that touch are one word', () => {
  const joined = joinTouchingSigns([word('請', 0), word('求', 11), word('書', 22), word('合', 60)]);
  expect(joined.map(({ text }) => text)).toEqual(['請求書', '合']);
  expect(joined[0]?.box).toEqual({ x0: 0, y0: 0, x1: 32, y1: 10 });
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

  test('installs its pack, and the warning is gone', async () => {
    expect(describeMissingPack('georgian')).toContain('inkvoice languages add Georgian');
    expect(describeMissingPack('German')).toBeUndefined();
    expect(await addLanguage('Georgian', async () => Buffer.from('pack'))).toMatchObject({
      kind: 'added',
      packs: ['kat'],
    });
    expect(readFileSync(join(folder, 'packs', 'kat.traineddata'), 'utf8')).toBe('pack');
    expect(describeMissingPack('Georgian')).toBeUndefined();
    expect(await addLanguage('georgian')).toMatchObject({ kind: 'present' });
  });

  const hasRussian = findInstalledPacks(findLanguage('Kabardian')!) !== undefined;
  test.skipIf(hasRussian)('installs the substitutes of a pack that is not available', async () => {
    const fetchPack = async (pack: string) => {
      if (pack === 'rus') throw new Error('no such package');
      return Buffer.from(pack);
    };
    expect(await addLanguage('Kabardian', fetchPack)).toMatchObject({ kind: 'added', packs: ['bel', 'bul'] });
    expect(findInstalledPacks(findLanguage('Chechen')!)?.packs).toEqual(['bel', 'bul']);
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
    const installed = findInstalledPacks(LANGUAGES.find(({ name }) => name === language)!);

    test.skipIf(!installed)(`${language} is read with its pack`, async () => {
      const picture = sharp(readFileSync(new URL(`fixtures/${language}.png`, import.meta.url))).flatten({
        background: 'white',
      });
      const { data, info } = await picture
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const tesseract = await openTesseract(installed!);
      const { width, height } = info;
      const page = { ...toGrey({ data, width, height }), raster: async () => ({ data, width, height }) };
      const whole = { cx: width / 2, cy: height / 2, width, height, angle: 0 };
      const read = (await tesseract.recognise(page, [whole])).flat().flatMap(({ words }) => words);
      await tesseract.close();
      const letters = (text: string) => text.replace(/[^\p{L}\p{M}]/gu, '');
      const expected = letters(lines.join(''));
      const found = letters(read.map(({ text }) => text).join(''));
      const right = [...new Set(expected)].filter((letter) => found.includes(letter));
      expect(right.length / new Set(expected).size).toBeGreaterThan(0.8);
    });
  }
});
