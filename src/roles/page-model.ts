import { join } from 'node:path';
import { ReadError } from '../base/index.ts';
import type { PageText } from '../document/index.ts';
import { encodePages, WORD_ROLES, type WordRoles } from '../extraction/index.ts';
import { checkModelFile, loadModel } from '../ocr/onnx/index.ts';

const VERSION = 'v1';

/** Its card is under `models/`. */
export const PAGE_MODEL = {
  name: 'page',
  version: VERSION,
  licence: 'MIT',
  /** Absolute paths; all must exist. */
  files: [join(import.meta.dirname, `../../models/page-${VERSION}.onnx`)],
} as const;

/** A small network that takes each word of a page for what it is: part of a name, a date, a total. */
export interface PageModel {
  /** What the words of the first pages are, three at most: later ones repeat them. */
  see(pages: readonly PageText[]): Promise<WordRoles>;
  /** Gives its memory back; it must not be asked after this. */
  close(): Promise<void>;
}

/**
 * @param path an ONNX file other than the built-in one, which is checked against its checksum
 * @throws ReadError `model_unusable`
 */
export async function loadPageModel(path?: string): Promise<PageModel> {
  const fault = path === undefined ? await checkModelFile(PAGE_MODEL.files[0]) : undefined;
  if (fault !== undefined) throw new ReadError('model_unusable', fault);
  const model = await loadModel(path ?? PAGE_MODEL.files[0]).catch((cause) => {
    throw new ReadError('model_unusable', 'a file cannot be loaded', { cause });
  });
  return {
    async see(pages) {
      const roles = new Map<PageText['words'][number], Float32Array>();
      for (const { words, rows, width } of encodePages(pages)) {
        if (words.length === 0) continue;
        const { data } = await model.run(rows, [1, words.length, width]);
        for (const [i, word] of words.entries())
          roles.set(word, data.slice(i * WORD_ROLES.length, (i + 1) * WORD_ROLES.length));
      }
      return roles;
    },
    close: () => model.close(),
  };
}
