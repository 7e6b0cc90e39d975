import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { READ_ERRORS } from '../src/base/errors.ts';
import { PROBLEMS } from '../src/server/index.ts';

test('docs/errors.md has a heading for every code, and none for a code that is gone', () => {
  const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.toSorted()).toEqual([...Object.keys(READ_ERRORS), ...Object.keys(PROBLEMS)].toSorted());
});
