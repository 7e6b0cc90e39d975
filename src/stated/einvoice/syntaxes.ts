import { CII } from './cii/index.ts';
import { NATIONAL } from './national/index.ts';
import type { Syntax } from './raw-invoice.ts';
import { UBL } from './ubl/index.ts';

/** The XML syntaxes that are read: a folder or, for a national format, a file each. */
export const SYNTAXES: readonly Syntax[] = [CII, UBL, ...NATIONAL];

/** Texts, one of which every file of these syntaxes holds: namespaces and, of those without one, the name of the root. */
export const MARKS: readonly string[] = SYNTAXES.flatMap(({ roots, vocabularies }) => {
  const named = vocabularies.filter((start) => start !== '');
  return named.length > 0 ? named : roots.map(({ name }) => `<${name}`);
});
