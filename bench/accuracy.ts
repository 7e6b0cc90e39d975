/**
 * Reads a folder of labelled documents from their bytes and prints how right the facts are.
 *
 *   npm run bench:accuracy -- --corpus DIR [--force-ocr] [--of-xml] [--set NAME]… [--without NAME]… [--errors] [--json FILE]
 *
 * `--of-xml` scores only the fields for which the document's own XML holds a value; a label that such a field is absent is then one of
 * the page, and is not scored.
 *
 * DIR holds documents, in folders that name their set, each with its 17 fields as `<document>.json` beside it. Nothing is
 * kept between runs: every document goes the whole road. `score.ts` states the rules.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { asInvoice } from '../src/einvoice/index.ts';
import { type Details, toDetails } from '../src/invoice/index.ts';
import { openWithXml } from '../src/open-with-xml.ts';
import { createReader } from '../src/reader.ts';
import { DEFAULT_LIMITS } from '../src/settings.ts';
import { count, emptyTally, FIELDS, isEmpty, judge, type Labels, rates, type Tally } from './score.ts';

const DOCUMENT = /\.(?:pdf|png|jpe?g|webp|gif|tiff?|bmp|xml)$/i;

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    'force-ocr': { type: 'boolean', default: false },
    'of-xml': { type: 'boolean', default: false },
    set: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    errors: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
if (!options.corpus) {
  console.error(
    'usage: accuracy.ts --corpus DIR [--force-ocr] [--of-xml] [--set NAME] [--without NAME] [--errors] [--json FILE]',
  );
  process.exit(2);
}
const root = options.corpus;

function documents(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return documents(path);
      return DOCUMENT.test(entry.name) && existsSync(path.replace(DOCUMENT, '.json')) ? [path] : [];
    });
}

const setOf = (path: string) => {
  const parts = relative(root, path).split(sep);
  return parts.length > 1 ? parts[0]! : '.';
};

const wanted = documents(root).filter((path) => {
  const set = setOf(path);
  return (options.set.length === 0 || options.set.includes(set)) && !options.without.includes(set);
});

const total = emptyTally();
const perField = new Map(FIELDS.map((field) => [field, emptyTally()]));
const perSet = new Map<string, Tally & { documents: number }>();
const read: { document: string; milliseconds: number; details?: Details; error?: string }[] = [];
const reader = await createReader();

for (const path of wanted) {
  const labels = JSON.parse(readFileSync(path.replace(DOCUMENT, '.json'), 'utf8')) as Labels;
  const document = relative(root, path);
  const set = setOf(path);
  if (!perSet.has(set)) perSet.set(set, { ...emptyTally(), documents: 0 });
  const ofSet = perSet.get(set)!;
  ofSet.documents++;
  const scored = options['of-xml'] ? await fieldsOfXml(readFileSync(path), labels) : FIELDS;
  const start = performance.now();
  let details: Details | undefined;
  let error: string | undefined;
  try {
    details = toDetails(await reader.read(readFileSync(path), { forceOcr: options['force-ocr'] }));
  } catch (cause) {
    error = cause instanceof Error ? cause.message : String(cause);
    console.log(`${document}: ${error}`);
  }
  const milliseconds = Math.round(performance.now() - start);
  read.push({ document, milliseconds, ...(details ? { details } : {}), ...(error ? { error } : {}) });
  for (const field of scored) {
    const verdict = judge(field, labels, details);
    if (!verdict) continue;
    for (const tally of [total, ofSet, perField.get(field)!]) count(tally, verdict);
    if (options.errors && (verdict === 'wrong' || verdict === 'missed' || verdict === 'invented')) {
      const got = JSON.stringify(details?.[field] ?? '');
      console.log(`${document} ${field}: ${verdict}, want ${JSON.stringify(labels[field])}, got ${got}`);
    }
  }
}
await reader.close();

/** The fields that the XML holds and the label knows to be there. */
async function fieldsOfXml(bytes: Uint8Array, labels: Labels) {
  const { document, xml } = await openWithXml(bytes, DEFAULT_LIMITS, false);
  document.close();
  if (!xml) return [];
  const stated = toDetails({ ...asInvoice(xml), pages: [], warnings: [] });
  return FIELDS.filter((field) => !isEmpty(field, stated[field]) && !isEmpty(field, labels[field]));
}

const percent = (rate: number) => (100 * rate).toFixed(1).padStart(7);
const row = (name: string, tally: Tally) => {
  const { precision, recall, f1 } = rates(tally);
  return `${name.padEnd(28)}${String(tally.positives).padStart(6)}${percent(precision)}${percent(recall)}${percent(f1)}`;
};
const macro = [...perField.values()]
  .filter(({ positives }) => positives >= 5)
  .map((tally) => rates(tally).f1);
const macroF1 = macro.reduce((sum, f1) => sum + f1, 0) / Math.max(1, macro.length);

console.log(`${'field'.padEnd(28)}${'n'.padStart(6)}${'P'.padStart(7)}${'R'.padStart(7)}${'F1'.padStart(7)}`);
for (const [field, tally] of perField) console.log(row(field, tally));
console.log('');
for (const [set, tally] of perSet) console.log(row(`${set} (${tally.documents})`, tally));
console.log('');
console.log(row(`all (${wanted.length})`, total));
console.log(`macro F1 over fields with 5 values and more ${percent(macroF1)}`);

if (options.json) {
  const table = (tallies: Iterable<[string, Tally]>) =>
    Object.fromEntries([...tallies].map(([name, tally]) => [name, { ...tally, ...rates(tally) }]));
  const report = {
    forceOcr: options['force-ocr'],
    ...total,
    ...rates(total),
    macroF1,
    fields: table(perField),
    sets: table(perSet),
    read,
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
