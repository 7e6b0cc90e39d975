import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What a module imports once its types are gone: what a browser would fetch. */
const importsOf = (file: string) => {
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, target]) => target!);
};

/** All that the client consists of, from its door on: files, and whatever else is imported. */
function walk(door: string): { files: Set<string>; foreign: string[] } {
  const files = new Set([door]);
  const foreign: string[] = [];
  for (const file of files) {
    for (const target of importsOf(file)) {
      if (target.startsWith('.')) files.add(join(file, '..', target));
      else foreign.push(target);
    }
  }
  return { files, foreign };
}

test('the client runs in browsers: it imports nothing but its own files, and uses nothing that only Node has', () => {
  const { files, foreign } = walk(join(import.meta.dirname, 'index.ts'));
  expect(foreign).toEqual([]);
  expect([...files].filter((file) => !file.startsWith(import.meta.dirname) || !existsSync(file))).toEqual([]);
  expect(files.size).toBeGreaterThan(4);
  for (const file of files) {
    const code = stripTypeScriptTypes(readFileSync(file, 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect([file, code.match(/\b(Buffer|process|require|__dirname|global|setImmediate)\b\s*[.([]/g)]).toEqual(
      [file, null],
    );
  }
});
