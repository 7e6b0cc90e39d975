import { findLanguage } from '../../knowledge/index.ts';
import type { LanguageRecognisers, Recogniser } from '../recogniser.ts';
import { findInstalledPacks } from './language-packs.ts';
import { openTesseract } from './tesseract.ts';

/** The letters of each script for which there is a pack. The digits and signs of Arabic and Devanagari count with them. */
const LETTERS: Record<string, RegExp> = {
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script_Extensions=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Devanagari: /\p{Script_Extensions=Devanagari}/u,
  Bengali: /\p{Script_Extensions=Bengali}/u,
  Tibetan: /\p{Script=Tibetan}/u,
  Thai: /\p{Script=Thai}/u,
  Hangul: /\p{Script=Hangul}|\p{Script=Han}/u,
  Japanese: /\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u,
  Han: /\p{Script=Han}/u,
  Georgian: /\p{Script=Georgian}/u,
  Telugu: /\p{Script=Telugu}/u,
  Kannada: /\p{Script=Kannada}/u,
  Tamil: /\p{Script=Tamil}/u,
};

/** Tesseract with the installed packs of languages, each loaded when it is first needed. */
export interface PackRecognisers extends LanguageRecognisers {
  close(): Promise<void>;
}

export function createPackRecognisers(): PackRecognisers {
  const open = new Map<string, Promise<Recogniser>>();
  return {
    async find(languageName) {
      const language = findLanguage(languageName);
      const installed = language && findInstalledPacks(language);
      const letters = language && LETTERS[language.script];
      if (!installed || !letters) return undefined;
      const key = installed.packs.join('+');
      const recogniser = open.get(key) ?? openTesseract(installed);
      open.set(key, recogniser);
      return { recogniser: await recogniser, letters };
    },
    async close() {
      for (const recogniser of open.values()) await (await recogniser).close();
      open.clear();
    },
  };
}
