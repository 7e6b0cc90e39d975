import type { Syntax } from '../raw-invoice.ts';
import { CFDI } from './cfdi.ts';
import { EBINTERFACE } from './ebinterface.ts';
import { ESLOG } from './eslog.ts';
import { FACTURAE } from './facturae.ts';
import { FATTURA_SEMPLIFICATA, FATTURAPA } from './fatturapa.ts';
import { FINVOICE } from './finvoice.ts';
import { ISDOC } from './isdoc.ts';
import { KSEF } from './ksef.ts';
import { MYDATA } from './mydata.ts';
import { NAV } from './nav.ts';
import { NFE } from './nfe.ts';
import { syntaxOf } from './read-table.ts';
import { SVEFAKTURA } from './svefaktura.ts';

/** National formats, each a table in a file of its own. */
export const NATIONAL: readonly Syntax[] = [
  CFDI,
  EBINTERFACE,
  ESLOG,
  FACTURAE,
  FATTURAPA,
  FATTURA_SEMPLIFICATA,
  FINVOICE,
  ISDOC,
  KSEF,
  MYDATA,
  NAV,
  NFE,
  SVEFAKTURA,
].map(syntaxOf);
