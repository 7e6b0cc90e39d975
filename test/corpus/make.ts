/**
 * Writes the test documents to a folder, each kind to one of its own, to look at them or to read them by hand:
 *
 *   node test/corpus/make.ts DIR [NAME…]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFaults } from '../fixtures/faults.ts';
import { CODE_CASES, pageWithCode } from './code-cases.ts';
import { EINVOICE_CASES } from './einvoice-cases.ts';
import { FORMAT_CASES } from './format-cases.ts';
import { FEW_MUTANTS, mutants } from './mutants.ts';
import { PASSWORD_CASES } from './password-cases.ts';
import { PDF_CASES } from './pdf-cases.ts';
import { PICTURE_CASES, samplePage } from './picture-cases.ts';
import { SCAN_CASES, type ScanCase } from './scan-cases.ts';
import { SEVERAL_CASES } from './several-cases.ts';

type Make = () => Uint8Array | Promise<Uint8Array>;

/** Makers by file name. */
function files<Case>(
  cases: Readonly<Record<string, Case>>,
  ending: string | ((one: Case) => string),
  make: (one: Case) => ReturnType<Make>,
): Record<string, Make> {
  const endingOf = (one: Case) => (typeof ending === 'string' ? ending : ending(one));
  return Object.fromEntries(
    Object.entries(cases).map(([name, one]) => [`${name}${endingOf(one)}`, () => make(one)]),
  );
}

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: make.ts DIR [NAME…]');
  process.exit(2);
}
const { picture } = await samplePage('us-services');
const unreadable: Record<string, Make> = {};
for (const { file, bytes } of await makeFaults()) unreadable[file] = () => bytes;
const changed: Record<string, Make> = {};
for await (const { name, bytes } of mutants(...FEW_MUTANTS)) changed[name.replaceAll(' ', '-')] = () => bytes;

const FOLDERS: Readonly<Record<string, Record<string, Make>>> = {
  pdfs: files(PDF_CASES, '.pdf', ({ make }) => make()),
  passwords: files(PASSWORD_CASES, '.pdf', ({ make }) => make()),
  photos: files(PICTURE_CASES, '.jpg', (make) => make(picture)),
  scans: files<ScanCase>(
    SCAN_CASES,
    ({ ending }) => ending,
    ({ make }) => make(),
  ),
  formats: files(
    FORMAT_CASES,
    ({ ending }) => ending,
    ({ make }) => make(),
  ),
  codes: files(CODE_CASES, '.pdf', pageWithCode),
  einvoices: files(
    EINVOICE_CASES,
    ({ ending }) => ending,
    ({ make }) => make(),
  ),
  several: files(SEVERAL_CASES, '.pdf', ({ make }) => make()),
  unreadable,
  changed,
};
for (const [kind, makers] of Object.entries(FOLDERS)) {
  await mkdir(join(folder, kind), { recursive: true });
  for (const [name, make] of Object.entries(makers)) {
    if (wanted.length > 0 && !wanted.includes(name.replace(/\.\w+$/, ''))) continue;
    const file = join(folder, kind, name);
    await writeFile(file, await make());
    console.log(file);
  }
}
