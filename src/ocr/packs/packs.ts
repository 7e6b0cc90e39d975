import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packFolder } from '../../base/index.ts';
import { findLanguage, LANGUAGES, type Language } from '../../knowledge/index.ts';

/** Packs of Tesseract, by the script they read, for languages without one of their own. `chi_sim` reads what simplified and traditional share. */
const OF_SCRIPTS: Record<string, string> = {
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

/** Languages in other letters than Latin ones that our own recognisers know all letters of, by ISO 639-1. */
const OURS = new Set(['el', 'bg', 'ru', 'uk', 'mk', 'be']);

/** Packs of languages, by ISO 639-1, where they are not those of the script. */
const OF_LANGUAGES: Record<string, string> = {
  kk: 'kaz',
  ur: 'urd',
  fa: 'fas',
  ug: 'uig',
  mr: 'mar',
  ne: 'nep',
  yue: 'chi_tra',
  nan: 'chi_tra',
};

/** Read instead where a pack cannot be had: its letters are those of the two together. */
const SUBSTITUTES: Record<string, string[]> = { rus: ['bel', 'bul'] };

/** What can be said about the recognition of one language. */
export interface LanguageSupport extends Language {
  /** The pack that reads it; absent where our own recognisers do. */
  pack?: string;
  installed: boolean;
}

/** There first, then where systems keep those of Tesseract. */
const folders = () => [
  packFolder(),
  ...(process.env.TESSDATA_PREFIX ? [process.env.TESSDATA_PREFIX] : []),
  '/usr/share/tesseract-ocr/5/tessdata',
  '/usr/share/tessdata',
  '/usr/local/share/tessdata',
  '/opt/homebrew/share/tessdata',
];

/** Packs to be read with together, all in one folder. */
export interface InstalledPacks {
  folder: string;
  packs: string[];
}

/** The pack of a language: its own, or that of its script; undefined where our own recognisers read it. */
export function packOf({ code, script }: Language): string | undefined {
  if (script === 'Latin' || OURS.has(code ?? '')) return undefined;
  return OF_LANGUAGES[code ?? ''] ?? OF_SCRIPTS[script];
}

/** Packs that are installed for a language: its own, those that stand in for it, or that of its script. */
export function installedPacks(language: Language): InstalledPacks | undefined {
  const own = packOf(language);
  if (!own) return undefined;
  const candidates = [[own], SUBSTITUTES[own], [OF_SCRIPTS[language.script] ?? own]].filter(
    (one) => one !== undefined,
  );
  for (const packs of candidates) {
    const folder = folders().find((one) =>
      packs.every((pack) => existsSync(join(one, `${pack}.traineddata`))),
    );
    if (folder) return { folder, packs };
  }
  return undefined;
}

/** What to install for a language, the first that can be had. */
export const wantedPacks = (pack: string): string[][] => [
  [pack],
  ...(SUBSTITUTES[pack] ? [SUBSTITUTES[pack]] : []),
];

/** All languages of the contract with what reads them. */
export function listSupport(): LanguageSupport[] {
  return LANGUAGES.map((language) => {
    const pack = packOf(language);
    return { ...language, ...(pack && { pack }), installed: !pack || installedPacks(language) !== undefined };
  });
}

/** Why a page may have been read badly, with the command that mends it; undefined when nothing is missing. */
export function missingPack(name: string | undefined): string | undefined {
  const language = name === undefined ? undefined : findLanguage(name);
  if (!language || !packOf(language) || installedPacks(language)) return undefined;
  return `${language.name} cannot be read from pictures in full yet: the page was read with the built-in recognisers. To change that: inkvoice languages add ${language.name} [language_pack_missing]`;
}
