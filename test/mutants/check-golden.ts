/** The golden files without a test runner, up to the first difference: exit code 1 when there is one. */
import { currentFacts, GOLDEN, recordedFacts } from '../golden/documents.ts';
import { compareFacts } from '../golden/facts-file.ts';

for (const golden of GOLDEN) {
  const [difference] = compareFacts(recordedFacts(golden.name), currentFacts(golden));
  if (!difference) continue;
  console.log(`${golden.name}: ${difference}`);
  process.exit(1);
}
