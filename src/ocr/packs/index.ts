import type { Raster, Word } from '../../document/index.ts';
import { findLanguage } from '../../knowledge/index.ts';
import { mergeWords } from './merge.ts';
import { installedPacks } from './packs.ts';
import { openScriptReader, type ScriptReader } from './reader.ts';

export { addLanguage, type Installed } from './install.ts';
export { type LanguageSupport, listSupport, missingPack } from './packs.ts';

/** Readers of scripts that our own recognisers do not know, each loaded when it is first needed. */
export interface Scripts {
  /**
   * The words of a page with those in the language's script read by a reader that knows it; as they were when there is none, or our own
   * recognisers know the language's letters.
   * @param draw the page upright, as `words` were read from it
   */
  improve(words: Word[], draw: () => Promise<Raster>, languageName: string | undefined): Promise<Word[]>;
  close(): Promise<void>;
}

export function createScripts(): Scripts {
  const readers = new Map<string, Promise<ScriptReader>>();
  return {
    async improve(words, draw, languageName) {
      const language = languageName === undefined ? undefined : findLanguage(languageName);
      const installed = language && installedPacks(language);
      if (!installed) return words;
      const key = installed.packs.join('+');
      const reader = readers.get(key) ?? openScriptReader(installed);
      readers.set(key, reader);
      return mergeWords(words, await (await reader).read(await draw()), language.script);
    },
    async close() {
      for (const reader of readers.values()) await (await reader).close();
      readers.clear();
    },
  };
}
