import { copyFile, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkModelFile, createOcr, OCR_MODELS } from '../index.ts';

const FILES = Object.values(OCR_MODELS).flatMap(({ files }) => [...files]);
const [model, alphabet] = OCR_MODELS.latin.files;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-models-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('each model file matches its checksum', async () => {
  for (const file of FILES) expect(await checkModelFile(file)).toBeUndefined();
});

test('a file that is missing, cut short or not listed is named', async () => {
  const copy = join(folder, basename(model));
  expect(await checkModelFile(copy)).toContain('no checksum');
  await copyFile(join(dirname(model), 'SHA256SUMS'), join(folder, 'SHA256SUMS'));
  expect(await checkModelFile(copy)).toContain(`${basename(model)} is missing`);
  await copyFile(model, copy);
  expect(await checkModelFile(copy)).toBeUndefined();
  await truncate(copy, 100_000);
  expect(await checkModelFile(copy)).toContain('cut short or changed');
});

test('a recogniser that cannot be loaded gives an error with a code and a sentence that says what to do', async () => {
  const damaged = join(folder, 'damaged.onnx');
  await copyFile(model, damaged);
  await truncate(damaged, 100_000);
  for (const broken of [damaged, join(folder, 'absent.onnx')]) {
    await expect(createOcr({ threads: 1, recogniser: { model: broken, alphabet } })).rejects.toMatchObject({
      code: 'model_unusable',
      message: expect.stringContaining('inkvoice doctor'),
    });
  }
});
