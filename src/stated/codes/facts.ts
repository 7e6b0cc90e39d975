import { fiscalLink, indianInvoice, portugueseInvoice, zatca } from './fiscal.ts';
import { swissQrBill } from './swiss.ts';
import { epc, shortDescriptor, upi, upn } from './transfer.ts';
import type { Code, CodeFacts, CodeParser } from './types.ts';

/** Each tells by itself whether a code is of its kind. */
const PARSERS: readonly CodeParser[] = [
  swissQrBill,
  epc,
  indianInvoice,
  zatca,
  portugueseInvoice,
  shortDescriptor,
  upn,
  upi,
  fiscalLink,
];

/** No standard allows more; what is longer is not looked at. The largest QR code holds 4,296 characters. */
const LONGEST = 8000;

/** What a code says of the invoice that it is printed on; nothing for web addresses, tickets and the like. */
export function factsOf(code: Pick<Code, 'text' | 'bytes' | 'declared'>): CodeFacts | undefined {
  if (code.text.length > LONGEST) return undefined;
  for (const parse of PARSERS) {
    const facts = parse(code);
    if (facts) return facts;
  }
  return undefined;
}
