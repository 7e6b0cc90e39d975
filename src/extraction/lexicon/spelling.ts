import { type Index, letterSet } from './entries.ts';

/** Pairs that OCR confuses; an edit between them costs half. */
const CONFUSABLE = new Set(
  '0o o0 1l l1 1i i1 il li 5s s5 8b b8 6g g6 2z z2 ce ec eo oe co oc tf ft uv vu nu un nh hn rn tl lt ij ji gq qg'.split(
    ' ',
  ),
);

/** Longer words bear more edits: a page's OCR has an error in one letter of ten at worst. */
function budget(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 0.5;
  if (length < 10) return 1;
  return length < 16 ? 2 : 3;
}

/** Edit distance in which a confusable pair, and rn for m, cost half; `limit + 1` when it is more than `limit`. */
export function ocrDistance(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  let before: number[] = [];
  let previous: number[] = Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [i];
    let best = i;
    for (let j = 1; j < width; j++) {
      const x = a[i - 1]!;
      const y = b[j - 1]!;
      let cost = previous[j - 1]! + (x === y ? 0 : CONFUSABLE.has(x + y) ? 0.5 : 1);
      cost = Math.min(cost, previous[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && y === 'm' && x === 'n' && a[i - 2] === 'r') cost = Math.min(cost, before[j - 1]! + 0.5);
      if (i > 1 && y === 'w' && x === 'v' && a[i - 2] === 'v') cost = Math.min(cost, before[j - 1]! + 0.5);
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit + 1) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

export interface Correction {
  key: string;
  /** 0–1; falls with the edits per letter. */
  quality: number;
}

/** The known word nearest to this one, when it is near enough and is not this one. */
export function correct(word: string, index: Index): Correction | undefined {
  const limit = budget(word.length);
  if (limit === 0 || !/\p{L}/u.test(word)) return undefined;
  const letters = letterSet(word);
  const reach = Math.ceil(limit);
  let found: string | undefined;
  let least = limit + 0.01;
  for (let length = word.length - reach; length <= word.length + reach; length++) {
    for (const vocable of index.byLength[length] ?? []) {
      if (bitCount(vocable.letters ^ letters) > 2 * reach + 1) continue;
      const distance = ocrDistance(word, vocable.key, limit);
      if (distance < least) {
        least = distance;
        found = vocable.key;
      }
    }
  }
  return found === undefined ? undefined : { key: found, quality: 1 - (2 * least) / word.length };
}
