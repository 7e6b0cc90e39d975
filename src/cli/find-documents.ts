import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { KNOWN_EXTENSIONS } from '../document/index.ts';
import { describePathError } from './describe-path-error.ts';

/** A document to read, and where in the output folder its result goes. */
export interface FoundDocument {
  path: string;
  /** Relative path with the extension of the result; unique within one run. */
  target: string;
}

/** A path that cannot be opened. */
export interface Unreachable {
  path: string;
  reason: string;
}

/**
 * Finds the documents that the arguments of `read` stand for: files as given, and in folders, recursively, files with known extensions in the order of
 * their names. Two documents that differ only in their extension (`a.pdf`, `a.png`) would write the same result: the second keeps its extension in the name.
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
        unreachable.push({ path, reason: describePathError(error) });
      }
    }
  };

  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) await walk(path, path);
      else add(path, basename(path));
    } catch (error) {
      unreachable.push({ path, reason: describePathError(error) });
    }
  }
  return { documents, unreachable };
}

const isKnown = (name: string) => KNOWN_EXTENSIONS.includes(extname(name).slice(1).toLowerCase());
