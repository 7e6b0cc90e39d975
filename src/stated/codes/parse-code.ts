import { parseFiscalLink, parseIndianInvoice, parsePortugueseInvoice, parseZatca } from './fiscal.ts';
import { parseSwissQrBill } from './swiss.ts';
import { parseEpc, parseShortDescriptor, parseUpi, parseUpn } from './transfer.ts';
import type { Code, CodeFacts, CodeParser } from './types.ts';

/** Each recognises the codes of its own kind. */
const PARSERS: readonly CodeParser[] = [
  parseSwissQrBill,
  parseEpc,
  parseIndianInvoice,
  parseZatca,
  parsePortugueseInvoice,
  parseShortDescriptor,
  parseUpn,
  parseUpi,
  parseFiscalLink,
];

/** Longer contents are ignored: no standard allows more. The largest QR code holds 4,296 characters. */
const LONGEST = 8000;

/** What a code says about the invoice that it is printed on; undefined for web addresses, tickets and the like. */
export function parseCode(code: Pick<Code, 'text' | 'bytes' | 'declared'>): CodeFacts | undefined {
  if (code.text.length > LONGEST) return undefined;
  for (const parse of PARSERS) {
    const facts = parse(code);
    if (facts) return facts;
  }
  return undefined;
}
