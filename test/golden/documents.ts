import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PageText } from '../../src/document/index.ts';
import { extractInvoice } from '../../src/extraction/index.ts';
import { formatFacts } from './facts-file.ts';
import { pagesOfText } from './text-page.ts';
import { parseWords } from './words-file.ts';

const FOLDER = import.meta.dirname;

/** Recorded words (`NAME.words.txt`), and the facts of everything (`NAME.facts.txt`). */
export const RECORDED = join(FOLDER, 'data');
/** Short pages drawn as plain text, many of one topic in a file, parted by `----`; the first line says what they are. */
const DRAWN = join(FOLDER, 'made');

/** One recorded document, or the drawn pages of one topic. */
export interface Golden {
  name: string;
  documents(): PageText[][];
}

const listed = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => ({ name: basename(file, ending), read: () => readFileSync(join(folder, file), 'utf8') }));

/** All of them, in a fixed order. */
export const GOLDEN: readonly Golden[] = [
  ...listed(RECORDED, '.words.txt').map(({ name, read }) => ({
    name,
    documents: () => [parseWords(read())],
  })),
  ...listed(DRAWN, '.txt').map(({ name, read }) => ({
    name: `drawn-${name}`,
    documents: () =>
      read()
        .replace(/^#.*\n/, '')
        .split(/^----\n/m)
        .map(pagesOfText),
  })),
];

export const factsPath = (name: string): string => join(RECORDED, `${name}.facts.txt`);
export const recordedFacts = (name: string): string => readFileSync(factsPath(name), 'utf8');

/** What the extraction finds now. Of several documents each line begins with the document's number. */
export function currentFacts({ documents }: Golden): string {
  const all = documents();
  if (all.length === 1) return formatFacts(extractInvoice(all[0]!));
  return all
    .map((pages, at) =>
      formatFacts(extractInvoice(pages), { places: false }).replace(/^(?=.)/gm, `${at + 1} `),
    )
    .join('');
}
