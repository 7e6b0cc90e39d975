/**
 * Writes the test documents to a folder, to look at them or to read them by hand:
 *
 *   node test/corpus/make.ts DIR [NAME…]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDF_CASES } from './pdf-cases.ts';
import { PICTURE_CASES, samplePage } from './picture-cases.ts';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: make.ts DIR [NAME…]');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const [name, { make }] of Object.entries(PDF_CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, await make());
  console.log(file);
}
const { picture } = await samplePage('us-services');
for (const [name, make] of Object.entries(PICTURE_CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = join(folder, `${name}.jpg`);
  await writeFile(file, await make(picture));
  console.log(file);
}
