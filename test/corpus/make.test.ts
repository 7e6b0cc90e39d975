import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { sampleXml } from './einvoice-cases.ts';

const MAKE = join(import.meta.dirname, 'make.ts');

test('documents are written by name, each to the folder of its kind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inkvoice-test-'));
  await promisify(execFile)(process.execPath, [MAKE, folder, 'cii', 'user']);
  const written = (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name));
  expect(written.sort()).toEqual([join('einvoices', 'cii.xml'), join('passwords', 'user.pdf')]);
  expect(await readFile(join(folder, 'einvoices', 'cii.xml'), 'utf8')).toBe(sampleXml);
  await rm(folder, { recursive: true });
});

test('no table of documents is forgotten', async () => {
  const tables = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('-cases.ts'));
  const [program, readme] = await Promise.all(
    ['make.ts', 'README.md'].map((name) => readFile(join(import.meta.dirname, name), 'utf8')),
  );
  for (const table of tables) {
    expect(program).toContain(`from './${table}'`);
    expect(readme).toContain(`\`${table}\``);
  }
});
