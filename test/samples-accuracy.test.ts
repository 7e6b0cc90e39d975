import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, emptyTally, FIELDS, judge, type Labels, rates } from '../bench/score.ts';
import { type Details, toDetails } from '../src/invoice/index.ts';
import { createReader, type Reader } from '../src/pipeline/reader.ts';

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));
const NAMES = readdirSync(SAMPLES).filter((name) => existsSync(join(SAMPLES, name, `${name}.json`)));

/**
 * Each form of the samples, and the micro F1 below which something is broken. Well below what is reached (docs/accuracy.md): this guards
 * the way from bytes to facts, the benchmark measures it.
 */
const FORMS = [
  { form: 'PDF', suffixes: ['.pdf'], least: 0.85 },
  { form: 'scan', suffixes: ['-scan.pdf', '-scan.jpg'], least: 0.8 },
  { form: 'photo', suffixes: ['-photo.jpg'], least: 0.78 },
];

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

describe.each(FORMS)('samples as $form', ({ suffixes, least }) => {
  test('the facts are right, and what is wrong is rare', { timeout: 180_000 }, async () => {
    const total = emptyTally();
    const wrong: string[] = [];
    for (const name of NAMES) {
      const file = suffixes.map((suffix) => join(SAMPLES, name, name + suffix)).find(existsSync);
      if (!file) continue; // two pages are not photographed
      const labels: Labels = JSON.parse(await readFile(join(SAMPLES, name, `${name}.json`), 'utf8'));
      const details: Details = toDetails(await reader.read(await readFile(file)));
      for (const field of FIELDS) {
        const verdict = judge(field, labels, details);
        if (verdict) count(total, verdict);
        if (verdict && verdict !== 'right' && verdict !== 'absent')
          wrong.push(`${name} ${field}: ${labels[field]} ≠ ${details[field]}`);
      }
    }
    expect(rates(total).f1, wrong.join('\n')).toBeGreaterThan(least);
  });
});

test('what quickstart shows first is right in every detail', async () => {
  const labels = JSON.parse(await readFile(join(SAMPLES, 'german-letter', 'german-letter.json'), 'utf8'));
  const invoice = await reader.read(await readFile(join(SAMPLES, 'german-letter', 'german-letter-scan.pdf')));
  expect(toDetails(invoice)).toEqual(labels);
});
