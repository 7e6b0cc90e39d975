/**
 * Records what the extraction finds: `npm run golden`. `npm run golden -- --words` records the words: the samples are read, pictures by
 * OCR, and the invented pages are made with Chromium (training/invoices) and read from their text layer. Pages drawn as text
 * (`made/`) are written by hand.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createKeepingReader, type KeepingReader } from '../../bench/kept-words.ts';
import type { PageText } from '../../src/document/index.ts';
import { openBrowser } from '../../training/invoices/browser.ts';
import { composeNamed } from '../../training/invoices/compose.ts';
import { currentFacts, factsPath, GOLDEN, RECORDED } from './documents.ts';
import { INVENTED, INVENTED_WITH_DELIVERY } from './pages.ts';
import { formatWords } from './words-file.ts';

const SAMPLES = join(import.meta.dirname, '../../samples');
const saveWords = (name: string, pages: readonly PageText[]) =>
  writeFileSync(join(RECORDED, `${name}.words.txt`), formatWords(pages));

const DOCUMENT = /\.(?:pdf|jpg)$/;

async function recordSamples(reader: KeepingReader): Promise<void> {
  const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' });
  // With an invoice's XML attached, the page is the same.
  for (const file of files.filter((name) => DOCUMENT.test(name) && !name.includes('facturx'))) {
    const words = await reader.words(readFileSync(join(SAMPLES, file)));
    saveWords(basename(file).replace(DOCUMENT, ''), words);
  }
}

async function recordInvented(reader: KeepingReader): Promise<void> {
  const browser = await openBrowser();
  const wanted = [
    ...INVENTED.map((name) => ({ name, deliveries: false })),
    ...INVENTED_WITH_DELIVERY.map((name) => ({ name, deliveries: true })),
  ];
  for (const { name, deliveries } of wanted) {
    const { html, paper } = composeNamed(name, { deliveries });
    const words = await reader.words(await browser.print(html, paper));
    const file = `${name.replace('/', '-')}${deliveries ? '-delivery' : ''}`;
    saveWords(`invented-${file}`, words);
  }
  await browser.close();
}

if (process.argv.includes('--words')) {
  for (const file of readdirSync(RECORDED)) rmSync(join(RECORDED, file));
  const reader = createKeepingReader();
  await recordSamples(reader);
  await recordInvented(reader);
  await reader.close();
  console.log('The words are new: run this once more for their facts.');
} else {
  for (const golden of GOLDEN) writeFileSync(factsPath(golden.name), currentFacts(golden));
  console.log(`${GOLDEN.length} files of facts in ${RECORDED}: look at the diff before it is committed.`);
}
