import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test('reading a picture leaves nothing outside the data folder: no caches, no identifiers, no queue of reports', async () => {
  const home = await mkdtemp(join(tmpdir(), 'inkvoice-home-'));
  const temporary = join(home, 'tmp');
  await mkdir(temporary);
  try {
    await promisify(execFile)(
      process.execPath,
      [
        join(ROOT, 'src/cli/inkvoice.ts'),
        'read',
        join(ROOT, 'samples/us-services/us-services.pdf'),
        '--force-ocr',
      ],
      // Nothing else of the environment: the library keeps quiet by itself where it believes to be under test.
      { env: { HOME: home, USERPROFILE: home, TMPDIR: temporary, TEMP: temporary, TMP: temporary } },
    );
    expect(await readdir(home, { recursive: true })).toEqual(['tmp']);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
