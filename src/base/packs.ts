import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

/** The folder of parts that are installed on demand, not with the program. */
export const packFolder = (): string =>
  process.env.INKVOICE_PACKS || fileURLToPath(new URL('../../packs', import.meta.url));

/** Puts a file into a folder of packs. It is written under another name, then renamed: no reader ever sees half of it. */
export async function keepFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

/**
 * Fetches the archive (tar) of an npm package, from the registry and through the proxy that npm is configured for. None of its code is run.
 * @param name may include a version: `name@1.2.3`
 * @throws when npm is missing or has no such package
 */
export async function archiveFromNpm(name: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'inkvoice-pack-'));
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await promisify(execFile)(npm, ['pack', name, '--pack-destination', folder, '--silent'], {
      cwd: folder,
    }).catch(() => {
      throw new Error(`npm could not get the package ${name}`);
    });
    const [archive] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
    if (!archive) throw new Error(`npm could not get the package ${name}`);
    return gunzipSync(await readFile(join(folder, archive)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One file of a tar archive (POSIX.1-1988, ustar). */
export function fileOf(tar: Uint8Array, path: string): Uint8Array | undefined {
  const text = (start: number, length: number) =>
    Buffer.from(tar.subarray(start, start + length))
      .toString('latin1')
      .replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    if (text(at, 100) === path) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}
