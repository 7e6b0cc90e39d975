import { fold } from '../values/index.ts';
import type { Run } from './runs.ts';

/** A text with its words. */
export interface Words {
  text: string;
  all: readonly string[];
  different: ReadonlySet<string>;
}

const splitUp = (text: string): Words => {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return { text, all, different: new Set(all) };
};

const known = new WeakMap<Run, { printed: Words; folded: Words }>();

/** The address of a run, as printed and folded; taken apart once, for each is compared with many others. */
export function addressWords(run: Run): { printed: Words; folded: Words } {
  let words = known.get(run);
  if (!words) {
    const text = run.address!.value;
    words = { printed: splitUp(text), folded: splitUp(fold(text)) };
    known.set(run, words);
  }
  return words;
}

/** How many of the words are the same, 0–1. */
export function overlap({ different: words }: Words, { all: others }: Words): number {
  return others.filter((word) => words.has(word)).length / Math.max(1, words.size, others.length);
}
