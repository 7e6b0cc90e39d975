import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Set `PYTHON` to use another one than the `python3` on the path. */
const PYTHON = process.env.PYTHON ?? 'python3';

/** The packages that each folder's tests need, as Debian's packages in its README install them. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  detector: ['numpy', 'torch', 'onnx', 'PIL'],
  pages: ['numpy', 'torch'],
  recogniser: ['numpy', 'torch', 'onnx', 'PIL', 'cv2', 'fontTools'],
};

/** Why the tests of a folder cannot be run here; empty where they can. */
function whyNot(modules: readonly string[]): string {
  const code = `import importlib.util as u; print(*[m for m in ${JSON.stringify(modules)} if not u.find_spec(m)])`;
  const { error, status, stdout } = spawnSync(PYTHON, ['-c', code], { encoding: 'utf8' });
  if (error || status !== 0) return `${PYTHON} cannot be run`;
  return stdout.trim() && `${PYTHON} lacks ${stdout.trim().replaceAll(' ', ', ')}`;
}

describe.each(Object.entries(NEEDED))('training/%s', (folder, modules) => {
  const reason = whyNot(modules);
  const name = `its tests in Python hold${reason && ` (SKIPPED: ${reason})`}`;
  if (reason) console.warn(`The Python tests of training/${folder} were skipped: ${reason}.`);

  test.skipIf(reason)(name, { timeout: 600_000 }, () => {
    const { status, stderr } = spawnSync(PYTHON, ['-m', 'unittest', 'discover', folder], {
      cwd: join(import.meta.dirname),
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    // A module that is there and cannot be loaded makes unittest skip the lot, and call that a success.
    expect(stderr).not.toMatch(/skipped=/);
    expect(stderr).toMatch(/^Ran [1-9]\d* tests/m);
  });
});
