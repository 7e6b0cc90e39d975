/** The golden files without a test runner, up to the first difference: exit code 1 when there is one. */
import { extractInvoice } from '../../src/extraction/index.ts';
import { goldenFacts, goldenNames, goldenWords } from '../golden/documents.ts';
import { compareFacts, formatFacts } from '../golden/facts-file.ts';

for (const name of goldenNames()) {
  const differences = compareFacts(goldenFacts(name), formatFacts(extractInvoice(goldenWords(name))));
  if (differences.length === 0) continue;
  console.log(`${name}: ${differences[0]}`);
  process.exit(1);
}
