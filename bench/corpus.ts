import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = /\.(?:pdf|png|jpe?g|webp|gif|tiff?|bmp|xml)$/i;

/** Where a document's own labels would be: the JSON of its name beside it. */
export const ownLabels = (path: string): string => path.replace(DOCUMENT, '.json');

/** The documents in a folder and below, links followed, for which `labelsOf` names a file that is there, in a fixed order. */
export function labelledDocuments(
  folder: string,
  labelsOf: (path: string) => string | undefined = ownLabels,
): string[] {
  return readdirSync(folder)
    .sort((a, b) => a.localeCompare(b))
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return labelledDocuments(path, labelsOf);
      const labels = DOCUMENT.test(name) && labelsOf(path);
      return labels && existsSync(labels) ? [path] : [];
    });
}

/** A document's name without what tells its forms apart: `a/b.pdf`, `a/b-scan.pdf` and `a/b-photo.jpg` are one document, `a/b`. */
export const documentName = (path: string): string => path.replace(/(?:-(?:scan|photo))?\.\w+$/, '');
