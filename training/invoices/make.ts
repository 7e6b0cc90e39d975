/**
 * Makes synthetic invoices: `npm run invoices -- [--out DIR] [--count N] [--seed N] [--language CODE]… [--layout ID]… [--scan] [--photo] [--pictures-of-every N] [--held-out] [--deliveries]`.
 * Each document is a PDF and the details expected of it as JSON; with `--scan` and `--photo` also as pictures, or every N-th of them. Needs Chromium (see browser.ts).
 * `--held-out` makes the layouts that are kept out of training, and none of the others; `--deliveries` has every invoice state a place of delivery.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.ts';
import { plan, planHeldOut } from './compose.ts';
import { photographed, scanned } from './degrade.ts';
import { dice, seedOf } from './dice.ts';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: join(import.meta.dirname, 'work') },
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string', multiple: true, default: [] },
    layout: { type: 'string', multiple: true, default: [] },
    scan: { type: 'boolean', default: false },
    photo: { type: 'boolean', default: false },
    'pictures-of-every': { type: 'string', default: '1' },
    'held-out': { type: 'boolean', default: false },
    deliveries: { type: 'boolean', default: false },
    html: { type: 'boolean', default: false },
  },
});

const documents = (options['held-out'] ? planHeldOut : plan)(
  Number(options.count),
  Number(options.seed),
  options,
);
const every = Number(options['pictures-of-every']);
const browser = await openBrowser();
const start = performance.now();
try {
  for (const { name, html, paper, expected } of documents) {
    const file = (kind: string, ending: string) => join(options.out, kind, `${name}.${ending}`);
    const save = async (path: string, bytes: Buffer | string) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    };
    const json = `${JSON.stringify(expected, null, 1)}\n`;
    const pdf = await browser.print(html, paper);
    await save(file('digital', 'pdf'), pdf);
    await save(file('digital', 'json'), json);
    if (options.html) await save(file('digital', 'html'), html);
    if (seedOf(name) % every !== 0) continue;
    const random = dice(seedOf(name));
    if (options.scan) {
      await save(file('scan', 'pdf'), await scanned(file('digital', 'pdf'), random));
      await save(file('scan', 'json'), json);
    }
    if (options.photo) {
      await save(file('photo', 'jpg'), await photographed(file('digital', 'pdf'), random));
      await save(file('photo', 'json'), json);
    }
  }
} finally {
  await browser.close();
}
const seconds = (performance.now() - start) / 1000;
console.log(
  `${documents.length} documents in ${options.out}, ${((1000 * seconds) / documents.length).toFixed(0)} ms each`,
);
