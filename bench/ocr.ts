/**
 * How well pictures are read: the first pages of PDFs with a text layer are drawn and read as pictures, and the text layer is the truth.
 *
 *     npm run bench:ocr -- [--pages DIR] [--tilt 3] [--json out/ocr.json]
 *
 * wF1: F1 over the bag of words, regardless of case; nF1: the same over words that hold a digit; CER: character error rate regardless of order,
 * each true word left over compared with the nearest read one.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openDocument } from '../src/document/index.ts';
import { createOcr } from '../src/ocr/index.ts';
import { DEFAULT_LIMITS } from '../src/settings.ts';
import { compareWords, emptyScore, type Score, summarise } from './score-words.ts';
import { findDocuments } from './tools.ts';

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: join(import.meta.dirname, '../samples') },
    tilt: { type: 'string', default: '0' },
    json: { type: 'string', default: join(import.meta.dirname, '../out/ocr.json') },
  },
});

const ocr = await createOcr();
const total = emptyScore();
const pages: { file: string; score: ReturnType<typeof summarise> }[] = [];
for (const file of await findDocuments(options.pages)) {
  if (!file.endsWith('.pdf')) continue;
  const document = await openDocument(await readFile(file), DEFAULT_LIMITS);
  try {
    const page = await document.page(1);
    if (!page.words) continue;
    const { words } = await ocr.read(await page.raster(), {
      straighten: true,
      rotate: Number(options.tilt),
      binarize: false,
      upsample: false,
    });
    const score: Score = compareWords(
      page.words.map((word) => word.text),
      words.map((word) => word.text),
    );
    for (const key of Object.keys(total) as (keyof Score)[]) total[key] += score[key];
    pages.push({ file: relative(options.pages, file), score: summarise(score) });
  } finally {
    document.close();
  }
}
await ocr.close();

const row = (name: string, { wF1, nF1, cer }: ReturnType<typeof summarise>) =>
  console.log(name.padEnd(60), ...[wF1, nF1, cer].map((value) => value.toFixed(1).padStart(7)));
console.log(''.padEnd(60), ...['wF1', 'nF1', 'CER'].map((title) => title.padStart(7)));
for (const { file, score } of pages) row(file, score);
row(`${pages.length} pages`, summarise(total));
await mkdir(dirname(options.json), { recursive: true });
await writeFile(options.json, `${JSON.stringify({ total: summarise(total), pages }, null, 2)}\n`);
