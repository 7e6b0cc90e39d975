import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { findLanguage } from '../languages.ts';
import { installedPacks, packFolder, packOf, wantedPacks } from './packs.ts';

/** What became of the wish to add a language. */
export type Installed =
  | { kind: 'unknown' }
  /** Our own recogniser reads it. */
  | { kind: 'built-in' }
  | { kind: 'present' | 'added'; packs: string[]; folder: string }
  | { kind: 'failed'; reason: string };

/** Integer versions of the best models: as right as the floating-point ones within the noise, at a third of the time. */
const VARIANT = '4.0.0_best_int';

/**
 * Gets the pack of a language from npm, with whatever registry and proxy npm is set up for, and puts it where readers look. Running servers
 * use it from the next page on.
 */
export async function addLanguage(
  name: string,
  fetchPack: typeof packFromNpm = packFromNpm,
): Promise<Installed> {
  const language = findLanguage(name);
  if (!language) return { kind: 'unknown' };
  const pack = packOf(language);
  if (!pack) return { kind: 'built-in' };
  const present = installedPacks(language);
  if (present?.packs.includes(pack)) return { kind: 'present', ...present };
  const folder = packFolder();
  await mkdir(folder, { recursive: true });
  let reason = '';
  for (const packs of wantedPacks(pack)) {
    try {
      for (const one of packs) await keep(join(folder, `${one}.traineddata`), await fetchPack(one));
      return { kind: 'added', packs, folder };
    } catch (error) {
      reason ||= (error as Error).message.split('\n', 1)[0]!;
    }
  }
  return { kind: 'failed', reason };
}

/** Written beside and then renamed: no reader ever sees half a pack. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

/** @throws when npm is not there or knows no such package */
export async function packFromNpm(pack: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'inkvoice-pack-'));
  try {
    const name = `@tesseract.js-data/${pack}`;
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await promisify(execFile)(npm, ['pack', name, '--pack-destination', folder, '--silent'], {
      cwd: folder,
    }).catch(() => {
      throw new Error(`npm could not get the package ${name}`);
    });
    const [archive] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
    if (!archive) throw new Error(`npm could not get the package ${name}`);
    const file = fileOf(
      gunzipSync(await readFile(join(folder, archive))),
      `package/${VARIANT}/${pack}.traineddata.gz`,
    );
    if (!file) throw new Error(`the package ${name} holds no pack of the kind ${VARIANT}`);
    return gunzipSync(file);
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
