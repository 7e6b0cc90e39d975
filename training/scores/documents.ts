import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { labelledDocuments, ownLabels } from '../../bench/corpus.ts';
import { createKeepingReader } from '../../bench/kept-words.ts';
import type { Labels } from '../../bench/score.ts';
import type { PageText } from '../../src/document/index.ts';
import { wordsOf } from '../confidence/observations.ts';

export interface LabelledDocument {
  /** Index into the corpora. */
  corpus: number;
  name: string;
  /** Documents of one family are alike: a folder of real ones, a layout of synthetic ones. */
  family: string;
  synthetic: boolean;
  labels: Labels;
  pages: readonly PageText[];
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
        labels,
        pages,
      });
    }
  }
  await reader.close();
  return found;
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
