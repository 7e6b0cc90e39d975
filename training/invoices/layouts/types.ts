import type { Wish } from '../facts.ts';
import type { Sheet } from '../sheet.ts';

/** Where everything stands on the page; words, look and facts vary within it. */
export interface Layout {
  /** Part of every file's name: whole layouts are kept out of training by it. */
  id: string;
  wish?: Wish;
  /** ISO 3166; absent where every country has such invoices. */
  countries?: readonly string[];
  /** `roll` is till paper of 80 mm, as long as it needs to be. */
  paper?: 'A4' | 'Letter' | 'A5' | 'roll' | 'landscape';
  css?: string;
  body(s: Sheet): string;
}
