import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nspell from 'nspell';
import type { Language } from '../../knowledge/index.ts';

/** The words of a language. */
export interface Dictionary {
  knows(word: string): boolean;
  suggest(word: string): string[];
}

/** Where systems keep Hunspell dictionaries: `de_DE.aff` beside `de_DE.dic`. */
const FOLDERS = ['/usr/share/hunspell', '/usr/share/myspell/dicts', '/opt/homebrew/share/hunspell'];

/** The English dictionary is a dependency, under a permissive licence. Most others are not, and come from the system. */
function findFiles({ code }: Language): { aff: string; dic: string } | undefined {
  if (code === undefined) return undefined;
  if (code === 'en') {
    const file = (ending: string) =>
      fileURLToPath(new URL(`index.${ending}`, import.meta.resolve('dictionary-en')));
    return { aff: file('aff'), dic: file('dic') };
  }
  for (const folder of FOLDERS.filter((one) => existsSync(one))) {
    const name = readdirSync(folder).find((one) => new RegExp(`^${code}([_-].*)?\\.aff$`).test(one));
    const base = name && join(folder, name.slice(0, -4));
    if (base && existsSync(`${base}.dic`)) return { aff: `${base}.aff`, dic: `${base}.dic` };
  }
  return undefined;
}

export const hasDictionary = (language: Language): boolean => findFiles(language) !== undefined;

const opened = new Map<string, Promise<Dictionary>>();

/** The dictionary of a language, read once; undefined where there is none. */
export async function openDictionary(language: Language): Promise<Dictionary | undefined> {
  const files = findFiles(language);
  if (!files) return undefined;
  const dictionary = opened.get(files.aff) ?? read(files);
  opened.set(files.aff, dictionary);
  return dictionary;
}

async function read({ aff, dic }: { aff: string; dic: string }): Promise<Dictionary> {
  const speller = nspell(await readFile(aff), await readFile(dic));
  return { knows: (word) => speller.correct(word), suggest: (word) => speller.suggest(word) };
}
