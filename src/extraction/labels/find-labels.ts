import { anyPhrase, fold, inAllLanguages, type Label, type LabelParty } from '../../knowledge/index.ts';
import type { Span } from '../values/index.ts';
import { type Entry, type Index, mayBegin } from './entries.ts';
import { type Correction, correct } from './spelling.ts';
import { LONG_NUMBER_WORDS, NUMBER_SIGN, type Token, tokenize } from './tokens.ts';

interface Match {
  from: number;
  to: number;
  quality: number;
  entries: Entry[];
}

/** What marks the word before it as a label. */
const MARKED = /^\s?[:=]|^\.\s?[:+(\d]|^\s?\+?\d/;
/** A single lower-case word in the middle of a line is more often a word of a sentence ("to", "due") than a label. */
const IN_SENTENCE = 0.5;
/** Prepositions and articles that are labels only before a colon or on a line of their own: "To:", "Von". */
const FUNCTION_WORDS = new Set(inAllLanguages(({ wording }) => wording.functionWords).map(fold));
/** Whose a label is by the word before it: "your VAT number" is the buyer's, for the seller writes the invoice. */
const OWNERS = (['ours', 'yours'] as const).map((slot) => ({
  party: slot === 'ours' ? ('seller' as const) : ('buyer' as const),
  pattern: new RegExp(`(?<!\\p{L})${anyPhrase(inAllLanguages(({ wording }) => wording[slot]))}\\s?$`, 'iu'),
}));
/** The longest of these words, with the space behind it. */
const LONGEST_OWNER = 16;

function ownerOf(before: string): { party?: LabelParty } {
  const word = before.slice(-LONGEST_OWNER);
  const owner = word && OWNERS.find(({ pattern }) => pattern.test(word));
  return owner ? { party: owner.party } : {};
}

/** A page repeats its words, and pages repeat each other's: corrections are kept, up to this many. */
const MAX_REMEMBERED = 20_000;
const remembered = new WeakMap<Index, Map<string, Correction | undefined>>();

function correction(word: string, index: Index): Correction | undefined {
  let memory = remembered.get(index);
  if (!memory) {
    memory = new Map();
    remembered.set(index, memory);
  }
  if (memory.has(word)) return memory.get(word);
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  const found = correct(word, index);
  memory.set(word, found);
  return found;
}

/** All phrases that begin at this word, read as printed or, where a word is unknown, as the nearest known one. */
function matchesAt(tokens: Token[], from: number, index: Index): Match[] {
  const found: Match[] = [];
  let printed = '';
  let corrected = '';
  let quality = 1;
  // A phrase may be printed in more pieces than it has words ("V.A.T."), so look a little further.
  const last = Math.min(tokens.length, from + index.longest + 3);
  for (let to = from; to < last; to++) {
    const { folded, breaks } = tokens[to]!;
    if (to > from && breaks) break;
    printed += folded;
    // Most words begin no phrase, and looking for the nearest known one costs the most.
    if (!mayBegin(printed, index.reach) && !mayBegin(corrected, index.reach)) break;
    const better = index.vocables.has(folded) ? undefined : correction(folded, index);
    corrected += better ? (LONG_NUMBER_WORDS.includes(better.key) ? NUMBER_SIGN : better.key) : folded;
    if (better) quality = Math.min(quality, better.quality);
    const exact = index.phrases.get(printed);
    if (exact) found.push({ from, to, quality: 1, entries: exact });
    else if (quality < 1) {
      const near = index.phrases.get(corrected);
      if (near) found.push({ from, to, quality, entries: near });
    }
  }
  return found;
}

/**
 * The labels in a text, in reading order. Longest match wins; a phrase with several roles gives one span for each.
 * Case, accents, punctuation and missing spaces do not matter, OCR errors are borne in proportion to length.
 */
export function findLabelsIn(text: string, index: Index): Span<Label>[] {
  const tokens = tokenize(text);
  const matches = tokens.flatMap((_, from) => matchesAt(tokens, from, index));
  const size = ({ from, to, quality }: Match) => (tokens[to]!.end - tokens[from]!.start) * quality;
  matches.sort((a, b) => size(b) - size(a) || a.from - b.from);
  const taken = new Uint8Array(tokens.length);
  const kept: Match[] = [];
  for (const match of matches) {
    if (taken.subarray(match.from, match.to + 1).includes(1)) continue;
    taken.fill(1, match.from, match.to + 1);
    kept.push(match);
  }
  kept.sort((a, b) => a.from - b.from);
  return kept.flatMap((match) => {
    const { from, to, entries } = match;
    const start = tokens[from]!.start;
    const end = tokens[to]!.end;
    const printed = text.slice(start, end);
    const marked = MARKED.test(text.slice(end));
    const alone = kept.length === 1 && tokens.length === to - from + 1;
    if (!marked && !alone && (printed.length < 3 || FUNCTION_WORDS.has(tokens[from]!.folded)) && from === to)
      return [];
    const inSentence =
      from === to && !marked && !tokens[from]!.breaks && from > 0 && printed === printed.toLowerCase();
    const quality = match.quality * (inSentence ? IN_SENTENCE : 1);
    return entries.map((entry) => ({
      start,
      end,
      text: text.slice(start, end),
      value: { ...entry, ...(entry.party ? {} : ownerOf(text.slice(0, start))), quality },
    }));
  });
}
