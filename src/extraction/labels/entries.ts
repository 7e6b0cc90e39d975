import type { KnownLanguage, Label, LabelParty, LabelRole } from '../../knowledge/index.ts';
import { LONG_NUMBER_WORDS, NUMBER_SIGN, tokenize } from './tokens.ts';

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
  /** How long the phrases are that begin with the same letters. */
  reach: ReadonlyMap<string, number>;
}

/** Letters by whose first few a look-up gives up: no phrase goes on with what cannot begin one. */
const HEAD = 3;

/** How long the keys are that begin with the same letters, at most; keys shorter than that are left out. */
export function reachOf(keys: Iterable<string>): Map<string, number> {
  const reach = new Map<string, number>();
  for (const key of keys) {
    if (key.length < HEAD) continue;
    const head = key.slice(0, HEAD);
    reach.set(head, Math.max(reach.get(head) ?? 0, key.length));
  }
  return reach;
}

/** Whether a text may be a key or the beginning of one. */
export const mayBegin = (text: string, reach: ReadonlyMap<string, number>): boolean =>
  text.length < HEAD || text.length <= (reach.get(text.slice(0, HEAD)) ?? 0);

export interface Vocable {
  key: string;
  /** One bit per letter that occurs; letters of other alphabets share bits. */
  letters: number;
}

const PARTIES: Record<string, LabelParty> = { '<': 'seller', '>': 'buyer' };

/** Which letters occur, as bits: words that differ in more bits than edits allow need no comparison. */
export function letterSet(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 97) bits |= 1 << (code < 123 ? code - 97 : code & 31);
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

/** One language's phrases, taken apart once. */
export interface LanguageTable {
  language: string;
  /** Words that it is known by though they label nothing. */
  commonWords: string;
  /** Phrases without spaces and marks, each spelling by itself, with what they say. */
  entries: { key: string; role: LabelRole; party?: LabelParty }[];
  /** Words of phrases long enough to be recognised with an OCR error in them. */
  words: string[];
  /** Words in the longest phrase. */
  longest: number;
}

export function prepare({ code: language, commonWords, labels }: KnownLanguage): LanguageTable {
  const entries: LanguageTable['entries'] = [];
  const words = new Set<string>();
  let longest = 1;
  for (const [role, list] of Object.entries(labels) as [LabelRole, readonly string[]][]) {
    for (const printed of list) {
      const party = PARTIES[printed[0] ?? ''];
      const tokens = tokenize(party ? printed.slice(1) : printed);
      longest = Math.max(longest, tokens.length);
      for (const { folded } of tokens) if (folded.length > 3) words.add(folded);
      for (const key of spellings(tokens.map(({ folded }) => folded).join('')))
        entries.push({ key, role, ...(party ? { party } : {}) });
    }
  }
  return { language, entries, commonWords, words: [...words], longest };
}

/** The index of some languages together; two or three take about 2 ms. */
export function buildIndex(tables: readonly LanguageTable[]): Index {
  const phrases = new Map<string, Entry[]>();
  const vocables = new Set<string>(LONG_NUMBER_WORDS);
  let longest = 1;
  for (const table of tables) {
    const { language } = table;
    longest = Math.max(longest, table.longest);
    for (const word of table.words) vocables.add(word);
    for (const { key, role, party } of table.entries) {
      vocables.add(key);
      add(phrases, key, { role, language, languages: [language], ...(party ? { party } : {}) });
    }
  }
  const byLength: Vocable[][] = [];
  for (const key of vocables) {
    byLength[key.length] ??= [];
    byLength[key.length]!.push({ key, letters: letterSet(key) });
  }
  return { phrases, byLength, vocables, longest, reach: reachOf(phrases.keys()) };
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
