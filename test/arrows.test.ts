import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/**
 * Which folders of src/ a folder may import. What is not listed here is a new arrow: think twice, then draw it in docs/design.md too.
 * Single files of src/ (csv, errors, packs, settings, languages, version) may be imported by everyone; `reader` and `pages` only where named.
 */
const ARROWS: Record<string, string[]> = {
  invoice: [],
  document: ['invoice'],
  ocr: ['document', 'invoice'],
  layout: ['document', 'invoice'],
  extraction: ['layout', 'document', 'invoice'],
  einvoice: ['invoice'],
  codes: ['document', 'invoice'],
  scripts: ['document', 'invoice'],
  spelling: ['invoice'],
  tasks: ['reader', 'document', 'invoice'],
  server: ['tasks', 'invoice'],
  client: ['invoice'],
  cli: ['server', 'scripts', 'tasks', 'reader', 'document', 'ocr', 'invoice'],
};
const FOR_EVERYONE = ['csv', 'errors', 'packs', 'settings', 'languages', 'version'];

interface Import {
  from: string;
  to: string;
}

function imports(folder: string): Import[] {
  return readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const file = join(SRC, folder, name);
      const targets = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
      return [...targets].map(([, target]) => ({
        from: relative(SRC, file),
        to: relative(SRC, resolve(dirname(file), target!)),
      }));
    });
}

describe.each(Object.keys(ARROWS))('src/%s', (folder) => {
  const abroad = imports(folder).filter(({ to }) => to.split(sep)[0] !== folder);

  test('imports only the folders that its arrows point to', () => {
    const allowed = [...ARROWS[folder]!, ...FOR_EVERYONE];
    const wrong = abroad.filter(({ to }) => !to.startsWith('..') && !allowed.includes(roomOf(to)));
    expect(wrong).toEqual([]);
  });

  test('comes in through the doors of other folders', () => {
    const wrong = abroad.filter(({ to }) => {
      const parts = to.split(sep);
      return !to.startsWith('..') && parts.length > 1 && (parts.length > 2 || parts[1] !== 'index.ts');
    });
    expect(wrong).toEqual([]);
  });
});

/** `ocr/index.ts` → `ocr`, `reader.ts` → `reader`. */
const roomOf = (path: string) => path.split(sep)[0]!.replace(/\.ts$/, '');

test('every folder of src/ has its arrows drawn', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(ARROWS).toSorted());
});
