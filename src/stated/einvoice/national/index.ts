import type { Syntax } from '../raw-invoice.ts';
import { EBINTERFACE } from './ebinterface.ts';
import { FACTURAE } from './facturae.ts';
import { FATTURA_SEMPLIFICATA, FATTURAPA } from './fatturapa.ts';
import { FINVOICE } from './finvoice.ts';
import { KSEF } from './ksef.ts';
import { syntaxOf } from './read-table.ts';

/** National formats, each a table in a file of its own. */
export const NATIONAL: readonly Syntax[] = [
  EBINTERFACE,
  FACTURAE,
  FATTURAPA,
  FATTURA_SEMPLIFICATA,
  FINVOICE,
  KSEF,
].map(syntaxOf);
