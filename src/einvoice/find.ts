import { ReadError } from '../errors.ts';
import { readElectronicInvoice } from './read-xml.ts';
import type { ElectronicInvoice } from './types.ts';

export interface SearchResult {
  invoice?: ElectronicInvoice;
  /** Sentences for people about files that look like an electronic invoice and could not be read. */
  warnings: string[];
}

/** The first electronic invoice among a document's attached files. Other XML is passed over in silence. */
export function findElectronicInvoice(files: readonly Uint8Array[]): SearchResult {
  const warnings: string[] = [];
  for (const file of files) {
    try {
      return { invoice: readElectronicInvoice(file), warnings };
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      if (error.code !== 'not_an_invoice')
        warnings.push(`An attached XML file could not be read, the page was: ${error.message}`);
    }
  }
  return { warnings };
}

/** Whether the XML alone says what an invoice is for: who, whom, when, how much. */
export function holdsEssentials({ seller, buyer, issueDate, currency, totals }: ElectronicInvoice): boolean {
  return Boolean(seller.name && buyer.name && issueDate && currency && totals.gross && totals.net);
}
