import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A document that no task knew when its server looked. */
export interface SetAside {
  id: string;
  bytes: number;
  /** When it was set aside. */
  at: Date;
}

/** Where documents without a task wait for a day, in a data folder. */
export const setAsideFolder = (dataFolder: string): string => join(dataFolder, 'set-aside');

/** The documents set aside in a data folder, the oldest first. */
export async function listSetAside(dataFolder: string): Promise<SetAside[]> {
  const folder = setAsideFolder(dataFolder);
  const found: SetAside[] = [];
  for (const id of await readdir(folder).catch(() => [])) {
    const facts = await stat(join(folder, id)).catch(() => undefined); // deleted in the meantime
    if (facts) found.push({ id, bytes: facts.size, at: facts.mtime });
  }
  return found.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Copies all of them into a folder, which is made when missing. */
export async function saveSetAside(dataFolder: string, target: string): Promise<SetAside[]> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const all = await listSetAside(dataFolder);
  for (const { id } of all) await copyFile(join(setAsideFolder(dataFolder), id), join(target, id));
  return all;
}

/** Deletes all of them. */
export async function deleteSetAside(dataFolder: string): Promise<void> {
  for (const { id } of await listSetAside(dataFolder))
    await rm(join(setAsideFolder(dataFolder), id), { force: true });
}
