import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageText } from '../../src/document/index.ts';
import { parseWords } from './words-file.ts';

/** Where the recorded words and facts lie, two files a document: `NAME.words.txt` and `NAME.facts.txt`. */
export const GOLDEN = join(import.meta.dirname, 'data');

const WORDS = '.words.txt';

/** The names of all recorded documents, in a fixed order. */
export const goldenNames = (): string[] =>
  readdirSync(GOLDEN)
    .filter((file) => file.endsWith(WORDS))
    .map((file) => file.slice(0, -WORDS.length))
    .sort();

export const wordsPath = (name: string): string => join(GOLDEN, name + WORDS);
export const factsPath = (name: string): string => join(GOLDEN, `${name}.facts.txt`);

export const goldenWords = (name: string): PageText[] => parseWords(readFileSync(wordsPath(name), 'utf8'));
export const goldenFacts = (name: string): string => readFileSync(factsPath(name), 'utf8');
