import { fold } from './fold.ts';

/** Regular expressions for the holes of a phrase by their names: `{days}` in "within {days} days". */
export type Holes = Readonly<Record<string, string>>;

export interface PhraseOptions {
  holes?: Holes;
  /** The text that is searched is folded (`fold`): so is the phrase. */
  folded?: boolean;
}

const PART = /\*|[()]|\{(\w+)\}|\s+|[^*(){}\s]+/gu;

/** A text as a regular expression that matches it alone. */
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/'/g, "['’´`]");

/**
 * A phrase as the source of a regular expression (flags `iu`). In a phrase a space is any white space, `*` any further letters of the
 * word, `(…)` a part that may be missing, `{name}` a hole, `'` any apostrophe. All else stands for itself.
 * @throws Error for a hole without an expression, and brackets that do not match
 */
export function phrasePattern(phrase: string, { holes = {}, folded = false }: PhraseOptions = {}): string {
  let open = 0;
  const source = (folded ? fold(phrase) : phrase).replace(PART, (part, hole: string | undefined) => {
    if (hole !== undefined) {
      if (holes[hole] === undefined) throw new Error(`"${phrase}": no expression for {${hole}}.`);
      return holes[hole];
    }
    if (part === '*') return '\\p{L}*';
    if (part === '(') {
      open++;
      return '(?:';
    }
    if (part === ')') {
      open--;
      return ')?';
    }
    return /^\s/.test(part) ? '\\s+' : literal(part);
  });
  if (open !== 0) throw new Error(`"${phrase}": brackets do not match.`);
  return source;
}

/** Any of the phrases, the longest first, as the source of a regular expression (flags `iu`); one that matches nothing for none. */
export function anyPhrase(phrases: readonly string[], options?: PhraseOptions): string {
  if (phrases.length === 0) return '(?!)';
  const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((phrase) => phrasePattern(phrase, options)).join('|')})`;
}
