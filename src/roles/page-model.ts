import type { PageText } from '../document/index.ts';
import { encodePages, WORD_ROLES, type WordRoles } from '../extraction/index.ts';
import { loadModel } from '../ocr/onnx/index.ts';

/** A small network that takes each word of a page for what it is: a name, a date, a total. */
export interface PageModel {
  /** What the words of the first pages are, at most three; later pages repeat them. */
  see(pages: readonly PageText[]): Promise<WordRoles>;
  /** Gives its memory back; it must not be asked after this. */
  close(): Promise<void>;
}

/** @param path of the ONNX file */
export async function loadPageModel(path: string): Promise<PageModel> {
  const model = await loadModel(path);
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
