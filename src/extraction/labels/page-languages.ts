import { type LanguageTable, mayBegin, reachOf } from './entries.ts';
import { type Token, tokenize } from './tokens.ts';

/** English labels stand on pages of every language. */
const ALWAYS = 'en';
/** The most languages a document is read in, English apart. */
const MOST = 3;
/** Different words and labels of a language that must speak for it before it counts as recognised. */
const ENOUGH = 3;
/** A language with this share of the leading one's words is read too: two on one page, or near relatives. */
const SHARE = 0.35;
/** So does one with so much of its own: foreign languages' look-alikes reached 3.0 on 96 pages and 1,400 made ones, a second language had 3.2 to 8.5. */
const CLEAR = 4;
/** A hint weighs as much as so many words. */
const HINT = 2;
/** Words in the longest phrase looked for; longer ones begin with shorter ones. */
const REACH = 4;

export interface Recogniser {
  languages: readonly string[];
  /** Phrase or common word without spaces and marks → one bit for each of `languages` that has it. */
  known: ReadonlyMap<string, number>;
  /** How long the keys of `known` are that begin with the same letters. */
  reach: ReadonlyMap<string, number>;
}

/** For at most 31 languages. */
export function buildRecogniser(tables: readonly LanguageTable[]): Recogniser {
  const known = new Map<string, number>();
  tables.forEach(({ commonWords, entries }, place) => {
    const add = (key: string) => known.set(key, (known.get(key) ?? 0) | (1 << place));
    for (const { key } of entries) if (key.length > 2) add(key);
    for (const { folded } of tokenize(commonWords)) if (folded.length > 1) add(folded);
  });
  return { languages: tables.map(({ language }) => language), known, reach: reachOf(known.keys()) };
}

/** How much of each language stands in the texts letter by letter: a word of several languages counts for each in part. */
export function languageScores(texts: Iterable<string>, { languages, known, reach }: Recogniser): number[] {
  const times = new Map<string, number>();
  for (const text of texts) {
    const tokens = tokenize(text);
    for (let from = 0; from < tokens.length; ) {
      const { key, to } = longestAt(tokens, from, known, reach);
      if (key) times.set(key, (times.get(key) ?? 0) + 1);
      from = to;
    }
  }
  const scores = languages.map(() => 0);
  for (const [key, count] of times) {
    const bits = known.get(key)!;
    // A word repeated down a page says little more than once.
    const weight = (count > 1 ? 1.25 : 1) / bitCount(bits) ** 2;
    for (let place = 0; place < languages.length; place++) if (bits & (1 << place)) scores[place]! += weight;
  }
  return scores;
}

/**
 * The languages of a document's texts, by the labels and common words that stand there letter by letter: up to three, and
 * English; all when too little is known.
 */
export function recogniseLanguages(
  texts: Iterable<string>,
  recogniser: Recogniser,
  hint?: string,
): readonly string[] {
  const { languages } = recogniser;
  const scores = languageScores(texts, recogniser).map(
    (score, place) => score + (languages[place] === hint ? HINT : 0),
  );
  const best = Math.max(...scores);
  if (best < ENOUGH) return languages;
  const ranked = languages
    .map((language, place) => ({ language, score: scores[place]! }))
    .sort((a, b) => b.score - a.score)
    .filter(({ score }) => score >= Math.min(best * SHARE, CLEAR))
    .map(({ language }) => language)
    .slice(0, MOST);
  return languages.filter((language) => language === ALWAYS || ranked.includes(language));
}

function longestAt(
  tokens: readonly Token[],
  from: number,
  known: ReadonlyMap<string, number>,
  reach: ReadonlyMap<string, number>,
) {
  let printed = '';
  let found = { key: '', to: from + 1 };
  const last = Math.min(tokens.length, from + REACH);
  for (let to = from; to < last; to++) {
    const { folded, breaks } = tokens[to]!;
    if (to > from && breaks) break;
    printed += folded;
    if (!mayBegin(printed, reach)) break;
    if (known.has(printed)) found = { key: printed, to: to + 1 };
  }
  return found;
}

export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
