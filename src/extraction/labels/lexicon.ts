import type { Label } from '../../knowledge/index.ts';
import { KNOWN_LANGUAGES } from '../../knowledge/index.ts';
import type { Span } from '../values/index.ts';
import { buildIndex, type Index, type LanguageTable, prepare } from './entries.ts';
import { findLabelsIn } from './find-labels.ts';
import { buildRecogniser, type Recogniser, recogniseLanguages } from './page-languages.ts';

export { LABEL_ROLES, type Label, type LabelParty, type LabelRole } from '../../knowledge/index.ts';
export { isStopName } from './stop-names.ts';

let tables: LanguageTable[] | undefined;
let recogniser: Recogniser | undefined;

/** An index of two languages takes about 1 MB; documents come in few combinations. */
const MAX_INDEXES = 24;
const indexes = new Map<string, Index>();

/** Built once from the tables: some twenty thousand phrases take about 60 ms. */
function allTables(): LanguageTable[] {
  tables ??= KNOWN_LANGUAGES.map(prepare);
  return tables;
}

function indexOf(languages: readonly string[] | undefined): Index {
  const key = languages?.join() ?? '';
  let index = indexes.get(key);
  if (index) {
    // The least used go first.
    indexes.delete(key);
  } else {
    index = buildIndex(allTables().filter(({ language }) => languages?.includes(language) ?? true));
    const [oldest] = indexes.keys();
    if (indexes.size >= MAX_INDEXES && oldest !== undefined) indexes.delete(oldest);
  }
  indexes.set(key, index);
  return index;
}

/**
 * The languages (ISO 639-1) to look for labels in: those that the texts of a document speak, and English; undefined for all,
 * when too little shows. A hint counts where the texts say little.
 */
export function spokenLanguages(texts: Iterable<string>, hint?: string): readonly string[] | undefined {
  recogniser ??= buildRecogniser(allTables());
  const found = recogniseLanguages(texts, recogniser, hint);
  return found.length === recogniser.languages.length ? undefined : found;
}

/**
 * The labels in a text (a line, a cell or a page), in reading order, in the languages given or in all. The longest match wins;
 * a phrase with several roles gives one span for each. Case, accents, punctuation and missing spaces do not matter; OCR
 * errors lower the quality.
 */
export function findLabels(text: string, languages?: readonly string[]): Span<Label>[] {
  return findLabelsIn(text, indexOf(languages));
}
