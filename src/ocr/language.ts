import { LANGUAGES } from './languages.ts';
import { stemOf } from './stems.ts';

/** A word says as much as the languages that have it are few: 1 where one has it alone. */
const VOTES = new Map<string, { language: number; weight: number }[]>();
for (const [language, { words }] of LANGUAGES.entries()) {
  for (const word of new Set(words.split(' ')))
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

/**
 * The letters beyond ASCII that a page's languages are written with, small and capital; undefined when too little speaks for any language.
 *
 * @param hint one of the contract's language names
 */
export function lettersOf(words: Iterable<string>, hint?: string): Set<string> | undefined {
  const votes = LANGUAGES.map(({ name }) => (name.toLowerCase() === hint?.toLowerCase() ? HINT : 0));
  const seen = new Set<string>();
  for (const word of words) {
    const plain = [...word.toLowerCase()]
      .map(stemOf)
      .join('')
      .replace(/^[^a-z]+|[^a-z]+$/g, '');
    if (seen.has(plain)) continue;
    seen.add(plain);
    for (const { language, weight } of VOTES.get(plain) ?? []) votes[language]! += ONCE * weight;
  }
  const most = Math.max(...votes);
  if (most < ENOUGH) return undefined;
  const letters = LANGUAGES.flatMap(({ letters }, i) => (votes[i]! >= SECOND * most ? [letters] : [])).join(
    '',
  );
  return new Set(`${letters}${letters.toUpperCase()}`);
}
