/** Labelled documents written anew: `--help` says how. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dice, seedOf } from '../invoices/dice.ts';
import { type LabelledDocument, loadDocuments } from '../scores/documents.ts';
import { createEncodedFile } from './encode.ts';
import { keepDocument, makeDocument } from './made.ts';
import { markDocument } from './mark.ts';
import type { MadePage } from './place.ts';
import { splice } from './splice.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [] },
    words: { type: 'string' },
    out: { type: 'string', default: 'training/pages/work' },
    each: { type: 'string', default: '60' },
    documents: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

/** How often a document is written anew: a source with many documents counts for more, but not in proportion. */
function timesOf(documents: readonly LabelledDocument[], each: number): Map<LabelledDocument, number> {
  const families = Map.groupBy(documents, ({ family }) => family);
  const times = new Map<LabelledDocument, number>();
  for (const list of families.values())
    for (const one of list) {
      const share = one.synthetic ? 0.25 : 1;
      times.set(one, Math.max(1, Math.round((share * each) / Math.sqrt(list.length))));
    }
  return times;
}

mkdirSync(values.out, { recursive: true });
const documents = await loadDocuments(values.corpus, values.words);
const times = timesOf(documents, Number(values.each));
const file = values.documents ? undefined : createEncodedFile(values.out);
const written = values.documents ? openSync(values.documents, 'w') : undefined;
let made = 0;

/** How often a page made anew is put together with another one as well. */
const SPLICED = 0.6;
/** The pages last made that others are put together with. */
const POOL = 500;
const pool: { page: MadePage; family: string }[] = [];

function addSpliced(page: MadePage | undefined, family: string, seed: number): void {
  if (!page) return;
  const random = dice(seedOf(`${family} ${made} ${seed}`));
  if (pool.length > 0 && random.chance(SPLICED)) {
    const other = random.pick(pool);
    const [top, rest] = random.chance(0.5) ? [page, other.page] : [other.page, page];
    const both = splice(top, rest, random);
    if (both)
      file?.add(
        { pages: [both], labels: {} },
        { family, otherFamily: other.family, name: 'spliced', corpus: -1, made: true },
      );
  }
  if (pool.length < POOL) pool.push({ page, family });
  else pool[random.whole(0, POOL - 1)] = { page, family };
}

// In mixed order: a page is put together with those made before it.
for (const document of dice(Number(values.seed)).shuffle(documents)) {
  const { family, name, corpus, labels, synthetic } = document;
  const marked = markDocument(document.pages, labels);
  file?.add(keepDocument(marked, labels), { family, name, corpus, made: false });
  for (let i = 0; i < times.get(document)!; i++) {
    const one = makeDocument(marked, labels, name, Number(values.seed) * 1000 + i);
    const about = { family, name, corpus, made: true };
    file?.add(one, about);
    if (file) addSpliced(one.pages[0], family, i);
    if (written !== undefined) {
      const pages = one.pages.map(({ roles: _, ...page }) => page);
      writeSync(written, `${JSON.stringify({ ...about, synthetic, labels: one.labels, pages })}\n`);
    }
    made++;
  }
}
file?.close();
if (written !== undefined) closeSync(written);
console.log(`${documents.length} documents, written anew ${made} times: ${values.documents ?? values.out}`);
