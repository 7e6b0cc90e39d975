import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test('a program that reads one picture and lets go of nothing ends by itself', async () => {
  const program = `
    import { readFile } from 'node:fs/promises';
    import { readInvoice, toDetails } from './src/index.ts';
    const invoice = await readInvoice(await readFile('samples/us-services/us-services.pdf'), { forceOcr: true });
    console.log(toDetails(invoice).total_amount);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '-e', program],
    {
      cwd: ROOT,
      timeout: 40_000, // far beyond a reading: it fails when the program does not end
    },
  );
  expect(stdout).toBe('4158.97\n');
});
