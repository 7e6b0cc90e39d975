import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes files and folders of a folder that were last changed `ageMs` ago or earlier. */
export async function removeOldFiles(folder: string, ageMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined); // gone in the meantime
    if (facts && facts.mtimeMs <= Date.now() - ageMs) await rm(path, { recursive: true, force: true });
  }
}
