import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { KNOWN_EXTENSIONS } from '../document/index.ts';
import { reasonOf } from './path-reason.ts';

/** A document to read, and where its result goes below the output folder. */
export interface FoundDocument {
  path: string;
  /** Relative, with the extension replaced by that of the result; unique within one run. */
  target: string;
}

/** A path that cannot be looked at. */
export interface Unreachable {
  path: string;
  reason: string;
}

/**
 * Walks the arguments of `read`: files as they are, folders recursively for known extensions, in the order of their names.
 * Two documents that differ in their extension only (`a.pdf`, `a.png`) would write the same result: the later keeps its extension in the name.
 * @param extension of the results, with its dot
 */
export async function findDocuments(
  paths: readonly string[],
  extension: string,
): Promise<{ documents: FoundDocument[]; unreachable: Unreachable[] }> {
  const documents: FoundDocument[] = [];
  const unreachable: Unreachable[] = [];
  const seen = new Set<string>();
  const taken = new Set<string>();

  const add = (path: string, name: string) => {
    if (seen.has(resolve(path))) return;
    seen.add(resolve(path));
    const stem = name.slice(0, name.length - extname(name).length);
    let target = stem + extension;
    for (let i = 1; taken.has(target); i++) target = `${name}${i > 1 ? `-${i}` : ''}${extension}`;
    taken.add(target);
    documents.push({ path, target });
  };

  const walk = async (folder: string, root: string): Promise<void> => {
    const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    for (const entry of entries) {
      const path = join(folder, entry.name);
      try {
        // A linked folder is not followed: it may lead back up.
        const linked = entry.isSymbolicLink() ? await stat(path) : undefined;
        if (entry.isDirectory()) await walk(path, root);
        else if ((linked ?? entry).isFile() && isKnown(entry.name)) add(path, relative(root, path));
      } catch (error) {
        unreachable.push({ path, reason: reasonOf(error) });
      }
    }
  };

  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) await walk(path, path);
      else add(path, basename(path));
    } catch (error) {
      unreachable.push({ path, reason: reasonOf(error) });
    }
  }
  return { documents, unreachable };
}

const isKnown = (name: string) => KNOWN_EXTENSIONS.includes(extname(name).slice(1).toLowerCase());
