import type { Finding, Invoice } from '../invoice/index.ts';
import { writeCii } from './cii.ts';
import { findMissing } from './find-missing.ts';
import { PROFILES, type WrittenFormat } from './profiles.ts';
import { toStandard } from './standard.ts';
import { writeUbl } from './ubl.ts';

export { WRITTEN_FORMATS, type WrittenFormat } from './profiles.ts';

/** An electronic invoice, and what its format asks for that it does not say. */
export interface WrittenInvoice {
  xml: string;
  /** Each `missing_for_format`. */
  findings: Finding[];
}

/**
 * Writes an invoice that was read as EN 16931 (`ubl`, `cii`), as XRechnung 3 or as Peppol BIS 3. Nothing is invented: what was not read is
 * left out and named in the findings. Without lines it gets one for its whole sum.
 */
export function writeInvoice(invoice: Invoice, format: WrittenFormat): WrittenInvoice {
  const profile = PROFILES[format];
  const standard = toStandard(invoice);
  const xml = profile.syntax === 'ubl' ? writeUbl(standard, profile) : writeCii(standard, profile);
  return { xml, findings: findMissing(standard, profile) };
}
