import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { labelledDocuments, ownLabels } from '../../bench/corpus.ts';
import { createKeepingReader, type KeepingReader } from '../../bench/kept-words.ts';
import type { Judged } from '../../bench/reliability.ts';
import { FIELDS, fieldOf, judge, type Labels } from '../../bench/score.ts';
import type { PageText } from '../../src/document/index.ts';
import { extractUncalibrated } from '../../src/extraction/index.ts';
import { type Invoice, toDetails } from '../../src/invoice/index.ts';
import { withAllGiven } from '../given.ts';

/** One value that was read, where the label tells whether it is right. */
export interface Observation extends Judged {
  corpus: string;
  /** The folder it lies in: documents of one kind. */
  family: string;
  document: string;
  /** Path in the model, such as `seller.name`. */
  field: string;
}

/** Reads every labelled document below `root` and judges each value. `words` is a folder that keeps what was read, if given. */
export async function observe(root: string, words?: string): Promise<Observation[]> {
  const reader = createKeepingReader();
  const found: Observation[] = [];
  for (const document of labelledDocuments(root)) {
    const labels = JSON.parse(readFileSync(ownLabels(document), 'utf8')) as Labels;
    const name = relative(root, document);
    const pages = await wordsOf(document, words && `${join(words, name)}.words.json`, reader);
    if (pages.length === 0) continue;
    const invoice: Invoice = { ...extractUncalibrated(pages), pages: [], warnings: [] };
    // Judged whatever its confidence: what the payload would leave out is what the curve has to tell.
    const details = toDetails(withAllGiven(invoice));
    for (const key of FIELDS) {
      const verdict = judge(key, labels, details);
      const { path, field } = fieldOf(invoice, key);
      if (!field || !verdict || verdict === 'missed' || verdict === 'absent') continue;
      found.push({
        corpus: root,
        family: name.split(sep)[0]!,
        document,
        field: path,
        confidence: field.confidence,
        right: verdict === 'right',
        weight: 1,
      });
    }
  }
  await reader.close();
  return found;
}

/** The words of a document, kept in a file if one is given; none where it cannot be read, which is said. */
export async function wordsOf(
  document: string,
  kept: string | undefined,
  reader: KeepingReader,
): Promise<PageText[]> {
  try {
    return await reader.words(readFileSync(document), kept);
  } catch (error) {
    console.error(`${document}: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}
