/**
 * Records what the extraction finds: `npm run golden`. Its words stay as they are; with `-- --words` they are recorded again too: the
 * samples are read, pictures by OCR, and the invented pages are made with Chromium (training/invoices) and read from their text layer.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createKeepingReader, type KeepingReader } from '../../bench/kept-words.ts';
import { extractInvoice } from '../../src/extraction/index.ts';
import { openBrowser } from '../../training/invoices/browser.ts';
import { composeNamed } from '../../training/invoices/compose.ts';
import { factsPath, GOLDEN, goldenNames, goldenWords, wordsPath } from './documents.ts';
import { formatFacts } from './facts-file.ts';
import { INVENTED, INVENTED_WITH_DELIVERY } from './pages.ts';
import { formatWords } from './words-file.ts';

const SAMPLES = join(import.meta.dirname, '../../samples');
const DOCUMENT = /\.(?:pdf|jpg)$/;

async function recordSamples(reader: KeepingReader): Promise<void> {
  const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' });
  // With an invoice's XML attached, the page is the same.
  for (const file of files.filter((name) => DOCUMENT.test(name) && !name.includes('facturx'))) {
    const words = await reader.words(readFileSync(join(SAMPLES, file)));
    writeFileSync(wordsPath(basename(file).replace(DOCUMENT, '')), formatWords(words));
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
    writeFileSync(wordsPath(`invented-${file}`), formatWords(words));
  }
  await browser.close();
}

async function recordWords(): Promise<void> {
  const reader = createKeepingReader();
  rmSync(GOLDEN, { recursive: true, force: true });
  mkdirSync(GOLDEN);
  await recordSamples(reader);
  await recordInvented(reader);
  await reader.close();
}

if (process.argv.includes('--words') || !existsSync(GOLDEN)) await recordWords();
for (const name of goldenNames())
  writeFileSync(factsPath(name), formatFacts(extractInvoice(goldenWords(name))));
console.log(`${goldenNames().length} documents in ${GOLDEN}: look at the diff before it is committed`);
