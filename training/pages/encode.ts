import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { encodePages } from '../../src/extraction/index.ts';
import { WIDTH } from '../../src/extraction/seen/index.ts';
import type { MadeDocument } from './made.ts';
import { ROLES } from './roles.ts';

export interface EncodedPart {
  family: string;
  /** The rest of the page is of a document of this one. */
  otherFamily?: string;
  name: string;
  corpus: number;
  /** Written anew, or the document as it is. */
  made: boolean;
  page: number;
  /** In rows. */
  offset: number;
  count: number;
}

/** Writes pages as the network takes them: `rows.f32`, `roles.i8` (-1: unclear) and `parts.json`. */
export function createEncodedFile(folder: string) {
  const rows = openSync(join(folder, 'rows.f32'), 'w');
  const roles = openSync(join(folder, 'roles.i8'), 'w');
  const parts: EncodedPart[] = [];
  let offset = 0;
  return {
    add(
      { pages }: MadeDocument,
      about: Pick<EncodedPart, 'family' | 'otherFamily' | 'name' | 'corpus' | 'made'>,
    ): void {
      const roleOf = new Map<object, number>();
      for (const page of pages)
        for (const [i, word] of page.words.entries())
          roleOf.set(word, ROLES.indexOf(page.roles[i] as 'other'));
      for (const { page, words, rows: numbers } of encodePages(pages)) {
        if (words.length === 0) continue;
        writeSync(rows, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
        writeSync(
          roles,
          Int8Array.from(words, (word) => roleOf.get(word) ?? -1),
        );
        parts.push({ ...about, page, offset, count: words.length });
        offset += words.length;
      }
    },
    close(): void {
      closeSync(rows);
      closeSync(roles);
      writeFileSync(join(folder, 'parts.json'), JSON.stringify({ width: WIDTH, roles: ROLES, parts }));
    },
  };
}
