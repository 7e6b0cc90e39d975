import { stemsOf } from '../recognise/index.ts';
import { LANGUAGES } from './languages.ts';

/** A word says as much as the languages that have it are few: 1 where one has it alone. */
const VOTES = new Map<string, { language: number; weight: number }[]>();
for (const [language, { words }] of LANGUAGES.entries()) {
  for (const word of new Set(stemsOf(words).split(' ')))
    VOTES.set(word, [...(VOTES.get(word) ?? []), { language, weight: 1 }]);
}
for (const votes of VOTES.values()) for (const vote of votes) vote.weight = 1 / votes.length;

/** Votes that a language needs before it is taken for the page's: two or three words of its own. */
const ENOUGH = 2.5;
/** A page speaks each language that has this share of the votes of the first: many invoices are in two. */
const SECOND = 0.4;
/** The same word again says no more. */
const ONCE = 1;
/** What the caller's hint counts. */
const HINT = 1;

/** What a page's languages are written with. */
export interface Writing {
  /** Letters beyond ASCII, small and capital. */
  letters: Set<string>;
  /** How words of theirs are spelt, in small letters, by their spelling without accents. */
  spellings: ReadonlyMap<string, readonly string[]>;
  /** Whether it is in one language: what one spells with an accent, another spells without. */
  isOne: boolean;
}

/** Shorter words are too often written in two ways, or names: du and dû, a and à. */
const LEAST_SPELT = 4;

const SPELLINGS = LANGUAGES.map(({ words }) =>
  Map.groupBy(
    words.split(' ').filter((word) => word.length >= LEAST_SPELT),
    stemsOf,
  ),
);

/**
 * What a page is written with; undefined when too little speaks for any language.
 *
 * @param hint one of the contract's language names
 */
export function writingOf(words: Iterable<string>, hint?: string): Writing | undefined {
  const votes = LANGUAGES.map(({ name }) => (name.toLowerCase() === hint?.toLowerCase() ? HINT : 0));
  const seen = new Set<string>();
  for (const word of words) {
    const plain = stemsOf(word.toLowerCase()).replace(/^[^a-z]+|[^a-z]+$/g, '');
    if (seen.has(plain)) continue;
    seen.add(plain);
    for (const { language, weight } of VOTES.get(plain) ?? []) votes[language]! += ONCE * weight;
  }
  const most = Math.max(...votes);
  if (most < ENOUGH) return undefined;
  const spoken = [...LANGUAGES.keys()].filter((i) => votes[i]! >= SECOND * most);
  const letters = spoken.map((i) => LANGUAGES[i]!.letters).join('');
  const spellings = new Map<string, string[]>();
  for (const [stem, words] of spoken.flatMap((i) => [...SPELLINGS[i]!]))
    spellings.set(stem, [...(spellings.get(stem) ?? []), ...words]);
  return { letters: new Set(`${letters}${letters.toUpperCase()}`), spellings, isOne: spoken.length === 1 };
}
