import type { Word } from '../../document/index.ts';

/** Letters of a script. The digits and signs of Arabic and Devanagari count with them. */
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

/** Words of the other script that are surer than this replace what our recogniser made of them. */
const SURE = 0.4;

/**
 * Words of one page read twice: those in the script from the reader that knows it, all else, digits above all, from ours.
 * @param ours as our own recognisers read the page
 * @param theirs as the reader of the script did
 */
export function mergeWords(ours: readonly Word[], theirs: readonly Word[], script: string): Word[] {
  const letters = LETTERS[script];
  const inScript = theirs.filter(({ text, confidence }) => confidence >= SURE && letters?.test(text));
  const rest = ours.filter((word) => !inScript.some((other) => covers(other, word)));
  return [...rest, ...inScript];
}

/** Whether two words stand in the same place: the middle of one lies within the other. */
function covers({ box: a }: Word, { box: b }: Word): boolean {
  const within = (one: typeof a, other: typeof a) => {
    const [x, y] = [(other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2];
    return x > one.x0 && x < one.x1 && y > one.y0 && y < one.y1;
  };
  return within(a, b) || within(b, a);
}

/** A gap narrower than this part of the height of the signs is none. */
const TOUCHING = 0.6;

/** Neighbours of a line that stand as close as the signs of one word, joined. */
export function joinTouching(line: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of line) {
    const last = joined.at(-1);
    const height = word.box.y1 - word.box.y0;
    if (!last || word.box.x0 - last.box.x1 > TOUCHING * Math.max(height, last.box.y1 - last.box.y0))
      joined.push(word);
    else {
      const box = {
        x0: Math.min(last.box.x0, word.box.x0),
        y0: Math.min(last.box.y0, word.box.y0),
        x1: Math.max(last.box.x1, word.box.x1),
        y1: Math.max(last.box.y1, word.box.y1),
      };
      const confidence = Math.min(last.confidence, word.confidence);
      joined[joined.length - 1] = { ...last, text: last.text + word.text, box, confidence };
    }
  }
  return joined;
}
