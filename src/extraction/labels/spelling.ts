import { type Index, letterSet } from './entries.ts';
import { bitCount } from './page-languages.ts';

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

/** 1 where a pair of ASCII letters is confusable. */
const CONFUSED = new Uint8Array(128 * 128);
for (const pair of CONFUSABLE) CONFUSED[pair.charCodeAt(0) * 128 + pair.charCodeAt(1)] = 1;

const MAX_LENGTH = 64;
/** Three rows of the distance table, in half edits, used again by every call. */
const ROWS = [0, 1, 2].map(() => new Uint8Array(MAX_LENGTH + 1));
const [M, N, R, V, W] = [...'mnrvw'].map((letter) => letter.charCodeAt(0));
/** More than any limit. */
const FAR = 200;

/** Edit distance in which a confusable pair, and rn for m, cost half; `limit + 1` when it is more than `limit`. */
export function ocrDistance(a: string, b: string, limit: number): number {
  const most = 2 * limit;
  const width = b.length;
  if (a.length > MAX_LENGTH || width > MAX_LENGTH) return limit + 1;
  let [before, previous, row] = ROWS as [Uint8Array, Uint8Array, Uint8Array];
  // A step aside costs half an edit at least ("rn" for "m"), so nothing further than `most` from the diagonal counts.
  for (let j = 0; j <= width; j++) previous[j] = j <= most ? 2 * j : FAR;
  let bestBefore = 0;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(width, i + most);
    const x = a.charCodeAt(i - 1);
    const twin = i > 1 && a.charCodeAt(i - 2) === (x === N ? R : V) ? (x === N ? M : x === V ? W : -1) : -1;
    row[from - 1] = from === 1 && i <= most ? 2 * i : FAR;
    let best = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const y = b.charCodeAt(j - 1);
      let cost = previous[j - 1]!;
      if (x !== y) cost += x < 128 && y < 128 && CONFUSED[x * 128 + y] === 1 ? 1 : 2;
      const less = Math.min(previous[j]!, row[j - 1]!) + 2;
      if (less < cost) cost = less;
      if (y === twin && before[j - 1]! + 1 < cost) cost = before[j - 1]! + 1;
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (to < width) row[to + 1] = FAR;
    if (best > most && bestBefore > most) return limit + 1;
    bestBefore = best;
    [before, previous, row] = [previous, row, before];
  }
  return previous[width]! > most ? limit + 1 : previous[width]! / 2;
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
  let least = 0;
  let bound = limit;
  search: for (let length = word.length - reach; length <= word.length + reach; length++) {
    for (const vocable of index.byLength[length] ?? []) {
      if (bitCount(vocable.letters ^ letters) > 2 * reach + 1) continue;
      const distance = ocrDistance(word, vocable.key, bound);
      if (distance > bound) continue;
      found = vocable.key;
      least = distance;
      if (least <= 0.5) break search;
      bound = least - 0.5;
    }
  }
  return found === undefined ? undefined : { key: found, quality: 1 - (2 * least) / word.length };
}
