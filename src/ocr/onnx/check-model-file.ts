import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Compares a file of a model with its checksum in `SHA256SUMS` beside it (made by `sha256sum *.onnx *.json`): loading half a model may crash the
 * process. 12 MB take some 10 ms to check, and half a second to load.
 * @returns what is wrong with the file; undefined where nothing is
 */
export async function checkModelFile(path: string): Promise<string | undefined> {
  const sums = await readFile(join(dirname(path), 'SHA256SUMS'), 'utf8').catch(() => '');
  const line = sums.split('\n').find((one) => one.endsWith(`  ${basename(path)}`));
  if (!line) return `${basename(path)} has no checksum in SHA256SUMS`;
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return `${basename(path)} ${missing ? 'is missing' : `cannot be read (${(error as NodeJS.ErrnoException).code})`}`;
  }
  return line.startsWith(`${hash.digest('hex')} `)
    ? undefined
    : `${basename(path)} is cut short or changed (SHA-256)`;
}
