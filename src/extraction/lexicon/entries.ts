import { LONG_NUMBER_WORDS, NUMBER_SIGN, tokenize } from './tokens.ts';
import type { Label, LabelParty, LabelRole, Lexicon } from './types.ts';

/** What a phrase says, in every language that has it. */
export type Entry = Omit<Label, 'quality'>;

export interface Index {
  /** Phrase without spaces and marks → what it says. */
  phrases: Map<string, Entry[]>;
  /** Every phrase and every word of a phrase, by length, for tolerant look-ups. */
  byLength: Vocable[][];
  vocables: Set<string>;
  /** Words in the longest phrase. */
  longest: number;
}

export interface Vocable {
  key: string;
  /** One bit per letter a–z that occurs. */
  letters: number;
}

const PARTIES: Record<string, LabelParty> = { '<': 'seller', '>': 'buyer' };

/** Which of a–z occur, as bits: words that differ in more bits than edits allow need no comparison. */
export function letterSet(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i) - 97;
    if (code >= 0 && code < 26) bits |= 1 << code;
  }
  return bits;
}

/** "rechnungsnummer" is also printed "Rechnungsnr." and "Rechnungs-Nr."; a "#" may be glued on as "invoiceno". */
function spellings(compact: string): string[] {
  const found = new Set([compact]);
  const stem = /^(.{3,})(?:nummer|nr)$/.exec(compact)?.[1];
  if (stem) for (const ending of ['nummer', 'nr', NUMBER_SIGN]) found.add(stem + ending);
  if (/.#$/.test(compact))
    for (const ending of ['no', 'nr', 'number', 'num', 'n']) found.add(compact.slice(0, -1) + ending);
  return [...found];
}

/** Built once from the tables: some ten thousand phrases take about 30 ms. */
export function buildIndex(lexicons: readonly Lexicon[]): Index {
  const phrases = new Map<string, Entry[]>();
  const vocables = new Set<string>(LONG_NUMBER_WORDS);
  let longest = 1;
  for (const { language, phrases: table } of lexicons) {
    for (const [role, list] of Object.entries(table) as [LabelRole, readonly string[]][]) {
      for (const printed of list) {
        const party = PARTIES[printed[0] ?? ''];
        const tokens = tokenize(party ? printed.slice(1) : printed);
        longest = Math.max(longest, tokens.length);
        for (const { folded } of tokens) if (folded.length > 3) vocables.add(folded);
        for (const key of spellings(tokens.map(({ folded }) => folded).join(''))) {
          vocables.add(key);
          add(phrases, key, { role, language, languages: [language], ...(party ? { party } : {}) });
        }
      }
    }
  }
  const byLength: Vocable[][] = [];
  for (const key of vocables) {
    byLength[key.length] ??= [];
    byLength[key.length]!.push({ key, letters: letterSet(key) });
  }
  return { phrases, byLength, vocables, longest };
}

function add(phrases: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = phrases.get(key);
  if (!known) {
    phrases.set(key, [entry]);
    return;
  }
  const same = known.find(({ role, party }) => role === entry.role && party === entry.party);
  if (!same) known.push(entry);
  else if (!same.languages.includes(entry.language)) same.languages.push(entry.language);
}
