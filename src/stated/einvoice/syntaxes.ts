import { CII } from './cii/index.ts';
import type { Syntax } from './raw-invoice.ts';
import { UBL } from './ubl/index.ts';

/** The XML syntaxes that are read, each in a folder of its own. */
export const SYNTAXES: readonly Syntax[] = [CII, UBL];

/** How the namespaces begin whose elements an invoice is made of. */
export const VOCABULARIES: readonly string[] = SYNTAXES.flatMap(({ vocabularies }) => vocabularies);
