import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createReader } from '../src/pipeline/reader.ts';
import { sampleFile } from '../test/corpus/pdf-cases.ts';
import { createKeepingReader } from './kept-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-words-'));
const keeping = createKeepingReader();
const plain = createReader();
afterAll(async () => {
  await keeping.close();
  await (await plain).close();
  rmSync(folder, { recursive: true });
});

test.each(['.pdf', '-facturx.pdf', '-photo.jpg'])(
  'german-letter%s gives the same invoice from kept words as read afresh',
  async (ending) => {
    const bytes = sampleFile('german-letter', ending);
    const kept = join(folder, `${ending}.words.json`);
    const expected = await (await plain).read(bytes);
    const first = await keeping.invoice(bytes, kept);
    expect(readdirSync(folder)).toContain(`${ending}.words.json`);
    const second = await keeping.invoice(bytes, kept);
    expect(first).toEqual(expected);
    expect(second).toEqual(expected);
  },
);
