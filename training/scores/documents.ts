import { createReadStream, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { labelledDocuments, ownLabels } from '../../bench/corpus.ts';
import { createKeepingReader } from '../../bench/kept-words.ts';
import type { Labels } from '../../bench/score.ts';
import type { PageText } from '../../src/document/index.ts';
import type { WordRoles } from '../../src/extraction/index.ts';
import { loadPageModel } from '../../src/roles/index.ts';
import { wordsOf } from '../confidence/observations.ts';

export interface LabelledDocument {
  /** Index into the corpora. */
  corpus: number;
  name: string;
  /** Documents of one family are alike: a folder of real ones, a layout of synthetic ones. */
  family: string;
  synthetic: boolean;
  /** A real document written anew (training/pages): of the family of the one that it was made from. */
  made: boolean;
  labels: Labels;
  pages: readonly PageText[];
  /** What a page model that was trained without its family takes its words for. */
  roles?: WordRoles;
}

/** All labelled documents of the corpora with their words; `words` is a folder that keeps what was read, if given. */
export async function loadDocuments(
  corpora: readonly string[],
  words: string | undefined,
): Promise<LabelledDocument[]> {
  const reader = createKeepingReader();
  const found: LabelledDocument[] = [];
  for (const [corpus, root] of corpora.entries()) {
    for (const path of labelledDocuments(root)) {
      const labels = JSON.parse(readFileSync(ownLabels(path), 'utf8')) as Labels & {
        synthetic?: { layout: string };
      };
      const name = relative(root, path);
      const kept = words && join(words, String(corpus), `${name}.words.json`);
      const pages = await wordsOf(path, kept, reader);
      if (pages.length === 0) continue;
      const layout = labels.synthetic?.layout;
      found.push({
        corpus,
        name,
        family: layout ?? name.split(sep)[0]!,
        synthetic: layout !== undefined,
        made: false,
        labels,
        pages,
      });
    }
  }
  await reader.close();
  return found;
}

/** Documents written anew, one a line of a file as `npm run pages` writes it. */
export async function loadMade(file: string): Promise<LabelledDocument[]> {
  const found: LabelledDocument[] = [];
  for await (const line of createInterface({ input: createReadStream(file) }))
    found.push({ ...(JSON.parse(line) as LabelledDocument), made: true });
  return found;
}

/**
 * Lets page models see the documents. Of several models the n-th was trained without the n-th fold of real families, as
 * training/pages/train.py shares them out; it sees these.
 */
export async function seeDocuments(
  documents: readonly LabelledDocument[],
  paths: readonly string[],
): Promise<void> {
  for (const [fold, path] of paths.entries()) {
    const model = await loadPageModel(path);
    for (const document of documents)
      if (foldOfFamily(document.family, paths.length) === fold)
        document.roles = await model.see(document.pages);
    await model.close();
  }
}

/** The same fold for a family on every machine, as training/pages/train.py has it. */
function foldOfFamily(family: string, folds: number): number {
  let value = 0;
  for (const byte of new TextEncoder().encode(family)) value = (value * 31 + byte) % 1_000_003;
  return value % folds;
}

/** Shares the families out among `count` folds, the largest first, so that the folds are about as large; real and synthetic ones apart. */
export function foldsOf(all: readonly LabelledDocument[], count: number): ReadonlyMap<string, number> {
  const fold = new Map<string, number>();
  for (const synthetic of [false, true]) {
    const sizes = new Array<number>(count).fill(0);
    const families = Map.groupBy(
      all.filter((one) => one.synthetic === synthetic),
      ({ family }) => family,
    );
    const sorted = [...families].sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b));
    for (const [family, list] of sorted) {
      const least = sizes.indexOf(Math.min(...sizes));
      fold.set(family, least);
      sizes[least]! += list.length;
    }
  }
  return fold;
}
