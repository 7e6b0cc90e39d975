import { toBaseLetters } from '../recognise/index.ts';
import { LANGUAGES } from './languages.ts';

/** A language counts as one of the page's from this many votes on: two or three words of its own. */
const MIN_VOTES = 2.5;
/** So does each other language with at least this share of the votes of the first: many invoices are in two. */
const OTHER_LANGUAGE = 0.4;
/** What the caller's hint counts, in votes. A word counts 1 in all, shared by the languages that have it; repeated, it counts no more. */
const HINT_VOTES = 1;
/** Shorter words do not tell how they are spelt: too many exist with and without an accent (du and dû, a and à), or are names. */
const MIN_SPELT_LETTERS = 4;

/** How the languages of a page write. */
export interface Spelling {
  /** Their letters beyond ASCII, small and capital. */
  letters: Set<string>;
  /** How their words are spelt, in small letters, by the word without accents. */
  words: ReadonlyMap<string, readonly string[]>;
  /** Whether the page is in a single language: what one spells with an accent, another may spell without. */
  isSingle: boolean;
}

interface Vote {
  /** Its index in `LANGUAGES`. */
  language: number;
  weight: number;
}

/** By the word without accents. */
const VOTES = countVotes();

function countVotes(): Map<string, Vote[]> {
  const votes = new Map<string, Vote[]>();
  for (const [language, { words }] of LANGUAGES.entries()) {
    for (const word of new Set(toBaseLetters(words).split(' ')))
      votes.set(word, [...(votes.get(word) ?? []), { language, weight: 1 }]);
  }
  for (const shared of votes.values()) for (const vote of shared) vote.weight = 1 / shared.length;
  return votes;
}

/** Of each language, the words by their form without accents. */
const SPELLINGS = LANGUAGES.map(({ words }) =>
  Map.groupBy(
    words.split(' ').filter((word) => word.length >= MIN_SPELT_LETTERS),
    toBaseLetters,
  ),
);

/**
 * Detects the languages of a page by its words, and gives their spelling; undefined where there is too little evidence for any language.
 *
 * @param hint one of the contract's language names
 */
export function detectSpelling(words: Iterable<string>, hint?: string): Spelling | undefined {
  const votes = LANGUAGES.map(({ name }) => (name.toLowerCase() === hint?.toLowerCase() ? HINT_VOTES : 0));
  const seen = new Set<string>();
  for (const word of words) {
    const plain = toBaseLetters(word.toLowerCase()).replace(/^[^a-z]+|[^a-z]+$/g, '');
    if (seen.has(plain)) continue;
    seen.add(plain);
    for (const { language, weight } of VOTES.get(plain) ?? []) votes[language]! += weight;
  }
  const most = Math.max(...votes);
  if (most < MIN_VOTES) return undefined;
  return spellingOf([...LANGUAGES.keys()].filter((i) => votes[i]! >= OTHER_LANGUAGE * most));
}

function spellingOf(languages: readonly number[]): Spelling {
  const letters = languages.map((i) => LANGUAGES[i]!.letters).join('');
  const words = new Map<string, string[]>();
  for (const [plain, spelt] of languages.flatMap((i) => [...SPELLINGS[i]!]))
    words.set(plain, [...(words.get(plain) ?? []), ...spelt]);
  return { letters: new Set(`${letters}${letters.toUpperCase()}`), words, isSingle: languages.length === 1 };
}
