import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packFolder } from '../../base/index.ts';
import { findLanguage, LANGUAGES, type Language } from '../../knowledge/index.ts';

/** The pack of each script, for languages without a pack of their own. `chi_sim` reads what simplified and traditional Chinese share. */
const PACK_OF_SCRIPT: Record<string, string> = {
  Cyrillic: 'rus',
  Arabic: 'ara',
  Hebrew: 'heb',
  Devanagari: 'hin',
  Bengali: 'ben',
  Tibetan: 'bod',
  Thai: 'tha',
  Hangul: 'kor',
  Japanese: 'jpn',
  Han: 'chi_sim',
  Georgian: 'kat',
  Telugu: 'tel',
  Kannada: 'kan',
  Tamil: 'tam',
};

/** Languages in Greek and Cyrillic letters all of which the built-in recognisers know, by ISO 639-1. */
const BUILT_IN = new Set(['el', 'bg', 'ru', 'uk', 'mk', 'be']);

/** The packs of languages that have one of their own, by ISO 639-1. */
const PACK_OF_LANGUAGE: Record<string, string> = {
  kk: 'kaz',
  ur: 'urd',
  fa: 'fas',
  ug: 'uig',
  mr: 'mar',
  ne: 'nep',
  yue: 'chi_tra',
  nan: 'chi_tra',
};

/** Packs that together have the letters of one that is not available. */
const SUBSTITUTES: Record<string, string[]> = { rus: ['bel', 'bul'] };

/** What reads a language. */
export interface LanguageSupport extends Language {
  /** The pack that reads it; absent where the built-in recognisers do. */
  pack?: string;
  installed: boolean;
}

/** Where packs are looked for: in our own folder, then where systems keep those of Tesseract. */
const packFolders = () => [
  packFolder(),
  ...(process.env.TESSDATA_PREFIX ? [process.env.TESSDATA_PREFIX] : []),
  '/usr/share/tesseract-ocr/5/tessdata',
  '/usr/share/tessdata',
  '/usr/local/share/tessdata',
  '/opt/homebrew/share/tessdata',
];

/** Packs that are used together, all in one folder. */
export interface InstalledPacks {
  folder: string;
  packs: string[];
}

/** The pack of a language: its own, or that of its script; undefined where the built-in recognisers read it. */
export function findPack({ code, script }: Language): string | undefined {
  if (script === 'Latin' || BUILT_IN.has(code ?? '')) return undefined;
  return PACK_OF_LANGUAGE[code ?? ''] ?? PACK_OF_SCRIPT[script];
}

/** The packs installed for a language: its own, its substitutes, or that of its script. */
export function findInstalledPacks(language: Language): InstalledPacks | undefined {
  const own = findPack(language);
  if (!own) return undefined;
  const candidates = [[own], SUBSTITUTES[own], [PACK_OF_SCRIPT[language.script] ?? own]].filter(
    (one) => one !== undefined,
  );
  for (const packs of candidates) {
    const folder = packFolders().find((one) =>
      packs.every((pack) => existsSync(join(one, `${pack}.traineddata`))),
    );
    if (folder) return { folder, packs };
  }
  return undefined;
}

/** What to install for a pack: the first of these that is available. */
export const listSubstitutes = (pack: string): string[][] => [
  [pack],
  ...(SUBSTITUTES[pack] ? [SUBSTITUTES[pack]] : []),
];

/** All languages of the contract, with what reads each. */
export function listSupport(): LanguageSupport[] {
  return LANGUAGES.map((language) => {
    const pack = findPack(language);
    return {
      ...language,
      ...(pack && { pack }),
      installed: !pack || findInstalledPacks(language) !== undefined,
    };
  });
}

/** A warning that pages in a language may be read badly, with the command that fixes it; undefined when nothing is missing. */
export function describeMissingPack(name: string | undefined): string | undefined {
  const language = name === undefined ? undefined : findLanguage(name);
  if (!language || !findPack(language) || findInstalledPacks(language)) return undefined;
  return `${language.name} cannot be read from pictures in full yet: the page was read with the built-in recognisers. To change that: inkvoice languages add ${language.name} [language_pack_missing]`;
}
