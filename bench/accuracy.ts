/**
 * Reads folders of labelled documents from their bytes and prints how right the facts are: per field, set, language and form, how
 * far the confidence can be relied on, and the worst documents.
 *
 *   npm run bench:accuracy -- --corpus [NAME=]DIR… [--lines [NAME=]DIR]… [--words DIR] [--totals] [--totals-of NAME]…
 *       [--force-ocr] [--of-xml] [--set NAME]… [--without NAME]… [--errors] [--worst N] [--json FILE]
 *
 * A corpus is a folder of documents, in folders that name their set, each with its 17 fields as `<document>.json` beside it;
 * `<document>-scan.*` and `<document>-photo.*` share the labels of their original. `score.ts` states the rules. Several corpora are
 * printed side by side.
 *
 * `--lines`: a folder like the corpus with the rows of its documents' line items as `<document>.lines.json`.
 *
 * `--totals`: sums and figures per field, and nothing about a single document, in the JSON neither; so no errors, no worst
 * documents and no part of the corpus. `--totals-of` says so of one of several corpora. A folder called `check` is always so.
 *
 * `--words DIR` keeps each document's words, its page reports and the square codes on it, so that the next run only extracts. XML
 * is read from the document every time. Delete DIR when the OCR or the reading of text layers has changed.
 *
 * `--of-xml` scores only the fields for which the document's own XML holds a value. A label that such a field is absent is a label of
 * the page, and is not scored.
 */
import { writeFileSync } from 'node:fs';
import { type Measured, measure } from './accuracy/measure.ts';
import { type Options, parseOptions } from './accuracy/options.ts';
import { printParts, printTotals } from './accuracy/print.ts';
import { reportOf } from './accuracy/report.ts';

function optionsOrExit(): Options {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const options = optionsOrExit();
const all: Measured[] = [];
for (const corpus of options.corpora) all.push(await measure(corpus, options));
printTotals(all);
for (const one of all) printParts(one, options.worst);
if (options.json) {
  const report = { forceOcr: options.forceOcr, corpora: all.map(reportOf) };
  writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
}
