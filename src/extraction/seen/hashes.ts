import { fold } from '../values/index.ts';

/** Places in the table of letters that the parts of words share; 0 is none. */
const TABLE = 8192;

/** FNV-1a, as a place in the table. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return 1 + ((hash >>> 0) % (TABLE - 1));
}

/** Trigrams of a word that are taken. */
export const MOST_TRIGRAMS = 9;

/** What a word looks like: capitals, small letters, digits, each run of three and more as three. */
function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\d/g, '0')
    .replace(/(.)\1{3,}/g, '$1$1$1');
}

/** A word as places in the table: all of it, its shape, its number of letters, its trigrams; digits are alike. */
export function hashedParts(word: string): number[] {
  const folded = `^${fold(word).replace(/\d/g, '0')}$`;
  const parts = [
    placeOf(folded),
    placeOf(`shape ${shapeOf(word)}`),
    placeOf(`length ${Math.min(20, word.length)}`),
  ];
  // Of a long word its beginning and its end tell most.
  const trigrams = Array.from({ length: Math.max(0, folded.length - 2) }, (_, i) => folded.slice(i, i + 3));
  const kept =
    trigrams.length <= MOST_TRIGRAMS
      ? trigrams
      : [...trigrams.slice(0, 5), ...trigrams.slice(-(MOST_TRIGRAMS - 5))];
  for (const trigram of kept) parts.push(placeOf(trigram));
  return [...parts, ...new Array<number>(3 + MOST_TRIGRAMS - parts.length).fill(0)];
}
