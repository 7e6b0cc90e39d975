import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OCR_MODELS } from '../onnx/models.ts';
import { openThreadPool } from './thread-pool.ts';

const [model, alphabet] = OCR_MODELS.latin.files;
const [detector] = OCR_MODELS.detector.files;
const recognisers = { latin: { model, alphabet }, 'greek-cyrillic': { model, alphabet } };

test('a missing model gives an error, not an endless wait', async () => {
  const missing = join(import.meta.dirname, 'no-such-model.onnx');
  // Four: while one fails the others still load, and must not be stopped then.
  await expect(openThreadPool(4, { detector: missing, recognisers })).rejects.toThrow();
});

test('what a task throws reaches its caller, and the thread goes on', async () => {
  const pool = await openThreadPool(1, { detector, recognisers });
  const raster = { data: new Uint8Array(new SharedArrayBuffer(64 * 64 * 3)), width: 64, height: 64 };
  await expect(pool.run('detectTile', { raster, x: 0, y: 0, width: 33, height: 33 })).rejects.toThrow();
  const map = await pool.run('detectTile', { raster, x: 0, y: 0, width: 64, height: 64 });
  expect(map).toHaveLength(64 * 64);
  await pool.close();
});

test('idle threads do not keep a program from ending', () => {
  const program = `import { createOcr } from ${JSON.stringify(join(import.meta.dirname, '../index.ts'))}; await createOcr({ threads: 1 }); console.log('loaded');`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(output.trim()).toBe('loaded');
});
