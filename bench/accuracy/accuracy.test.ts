import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SAMPLES = join(import.meta.dirname, '../../samples');
const NAMES = ['german-letter', 'dutch-minimal'];
const root = mkdtempSync(join(tmpdir(), 'accuracy-'));

/** Two documents, one of them with a label that is wrong, and one file that cannot be read. */
beforeAll(() => {
  for (const name of NAMES) {
    mkdirSync(join(root, 'check', name), { recursive: true });
    mkdirSync(join(root, 'lines', name), { recursive: true });
    copyFileSync(join(SAMPLES, name, `${name}.pdf`), join(root, 'check', name, `${name}.pdf`));
    const labels = JSON.parse(readFileSync(join(SAMPLES, name, `${name}.json`), 'utf8'));
    if (name === 'dutch-minimal') labels.supplier_name = 'Somebody Else B.V.';
    writeFileSync(join(root, 'check', name, `${name}.json`), JSON.stringify(labels));
  }
  writeFileSync(join(root, 'check', 'broken.pdf'), 'no PDF');
  writeFileSync(join(root, 'check', 'broken.json'), '{"currency":"eur"}');
  writeFileSync(join(root, 'lines', 'german-letter', 'german-letter.lines.json'), '[{"quantity":0.001}]');
});
afterAll(() => rmSync(root, { recursive: true }));

const run = (...options: string[]) =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../accuracy.ts'), ...options], {
    encoding: 'utf8',
  });

test('totals say nothing about a single document, on the screen or in the JSON', () => {
  const json = join(root, 'report.json');
  const printed = run('--corpus', join(root, 'check'), '--lines', join(root, 'lines'), '--json', json);
  const all = printed + readFileSync(json, 'utf8');
  for (const telling of [...NAMES, 'broken', 'Somebody', 'could not', 'wrong', 'missed', '"nl"', '"de"'])
    expect(all).not.toContain(telling);
  expect(printed).toMatch(/^documents +3$/m);
  expect(printed).toMatch(/^documents with all fields right +33\.3 % of 3$/m);
  expect(printed).toMatch(/^documents with all rows right +0\.0 % of 1$/m);
  expect(printed).toMatch(/^supplier_name +2 +50\.0/m);
  expect(printed).toMatch(/^digital +\d+/m);
});

test('without totals the errors of each document are told, and corpora stand side by side', () => {
  const open = ['--corpus', `one=${SAMPLES}/german-letter`, '--set', 'none'];
  expect(run(...open, '--corpus', `two=${SAMPLES}/french-sarl`)).toMatch(/^ +one +two$/m);
  mkdirSync(join(root, 'open'));
  for (const ending of ['pdf', 'json'])
    copyFileSync(
      join(root, 'check', 'dutch-minimal', `dutch-minimal.${ending}`),
      join(root, 'open', `x.${ending}`),
    );
  expect(run('--corpus', join(root, 'open'), '--errors')).toContain('x.pdf supplier_name: wrong');
});
