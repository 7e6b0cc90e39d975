import type { Word } from '../../document/index.ts';

/** Signs closer than this share of their height belong to one word. */
const TOUCHING = 0.6;

/** The words of a line, those joined that stand as close as the signs of one word. */
export function joinTouchingSigns(line: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of line) {
    const last = joined.at(-1);
    if (last && isTouching(last, word)) joined[joined.length - 1] = join(last, word);
    else joined.push(word);
  }
  return joined;
}

const isTouching = ({ box: a }: Word, { box: b }: Word) =>
  !(b.x0 - a.x1 > TOUCHING * Math.max(b.y1 - b.y0, a.y1 - a.y0));

const join = (a: Word, b: Word): Word => ({
  ...a,
  text: a.text + b.text,
  box: {
    x0: Math.min(a.box.x0, b.box.x0),
    y0: Math.min(a.box.y0, b.box.y0),
    x1: Math.max(a.box.x1, b.box.x1),
    y1: Math.max(a.box.y1, b.box.y1),
  },
  confidence: Math.min(a.confidence, b.confidence),
});
